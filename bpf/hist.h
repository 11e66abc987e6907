/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The histogram: log-linear, 64 buckets an octave, exact below 128 ns
 *
 * A bucket is at most 1/64 of its values wide, so its middle is off by at
 * most 1/128 = 0.78 %. Compiled for BPF, for the tool and for the unit tests.
 */
#ifndef RINGSCOPE_HIST_H
#define RINGSCOPE_HIST_H

#include <linux/types.h>
#include "stages.h"

#define RS_HIST_SUB_BITS	6
#define RS_HIST_MAX_BITS	36		/* 68.7 s; above: one last bucket */
#define RS_HIST_SUBS		(1 << RS_HIST_SUB_BITS)
#define RS_HIST_SHIFTS		(RS_HIST_MAX_BITS - RS_HIST_SUB_BITS)
#define RS_HIST_OVERFLOW	((RS_HIST_SHIFTS + 1) * RS_HIST_SUBS)
#define RS_HIST_BUCKETS		(RS_HIST_OVERFLOW + 1)

/**
 * struct rs_hist - one stage of one queue
 * @min: smallest value; the tool sets it to all ones before the start
 * @max: largest value
 * @sum: of all values
 * @lost: messages seen but not measured, by enum rs_loss
 * @bucket: values in each bucket. There is no other count: a reader adds these
 *	up, so that count and quantiles agree at any moment.
 */
struct rs_hist {
	__u64 min;
	__u64 max;
	__u64 sum;
	__u64 lost[RS_LOSS_COUNT];
	__u64 bucket[RS_HIST_BUCKETS];
};

/*
 * Keeps the compiler from joining what follows with the same lines of another
 * branch. In BPF each branch then shifts by a constant, from which the
 * verifier sees that the index is in range.
 */
#define RS_HIST_KEEP(x) asm volatile("" : "+r"(x))

#define RS_HIST_INLINE static inline __attribute__((always_inline))

RS_HIST_INLINE int rs_hist_tree1(__u64 value, int shift, __u64 *index)
{
	if (shift >= RS_HIST_SHIFTS)
		return 0;
	*index = (value >> shift) + shift * RS_HIST_SUBS;
	RS_HIST_KEEP(*index);
	return 1;
}

/* Choose among n shifts by halves. */
#define RS_HIST_TREE(n, half)						\
RS_HIST_INLINE int rs_hist_tree##n(__u64 value, int shift, __u64 *index) \
{									\
	if (value < 1ULL << (shift + half + RS_HIST_SUB_BITS))		\
		return rs_hist_tree##half(value, shift, index);		\
	return rs_hist_tree##half(value, shift + half, index);		\
}
RS_HIST_TREE(2, 1)
RS_HIST_TREE(4, 2)
RS_HIST_TREE(8, 4)
RS_HIST_TREE(16, 8)
RS_HIST_TREE(32, 16)

/**
 * rs_hist_index() - the bucket of a value
 * @value: in nanoseconds
 * @index: filled in if there is one
 *
 * Value v with its highest bit e belongs to bucket s * 64 + (v >> s), where
 * s = e - 6, or 0 for small ones. BPF has no instruction that finds e. This
 * takes four comparisons for 2 to 33 us, where most messages are, and at most
 * six elsewhere; no loop and no memory.
 *
 * Return: 1, or 0 if the value is too large (or negative and cast).
 */
RS_HIST_INLINE int rs_hist_index(__u64 value, __u64 *index)
{
	if (value >= 1ULL << 15)
		return rs_hist_tree32(value, 9, index);
	if (value < 1ULL << 11)
		return rs_hist_tree8(value, 0, index);
	return rs_hist_tree4(value, 5, index);
}

#endif
