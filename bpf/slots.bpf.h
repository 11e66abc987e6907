/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Counting into a slot from a BPF program
 *
 * A program may be preempted or interrupted by another that writes the same
 * slot, on its own CPU or on another one: every update is atomic. The slots
 * that an event counts in are one array of global data, whose address the
 * program holds as a constant: no helper, no map lookup. There is one copy for
 * all CPUs, because the driver does the events of a queue one after the other:
 * its slot moves to another CPU only when the queue itself does.
 */
#ifndef RINGSCOPE_SLOTS_BPF_H
#define RINGSCOPE_SLOTS_BPF_H

#include "slots.h"

#define RS_SLOT_TRIES 8		/* what the verifier has to follow */

static __always_inline struct rs_slot *rs_slot_at(struct rs_slot *slots, __u64 at)
{
	at &= RS_SLOTS - 1;
	RS_HIST_KEEP(at);
	slots = (void *)slots + at * sizeof(*slots);
	RS_HIST_KEEP(slots);
	return slots;
}

/*
 * The rare half of counting is apart and takes the slot, not the histogram:
 * the common half then has no register to prepare for it.
 */
static __noinline int rs_slot_extreme(__u64 value, struct rs_slot *slot, int nth)
{
	struct rs_hist *hist;
	__u64 seen;
	int i;

	if (!slot)
		return 0;
	hist = &slot->hist[nth & (RS_SLOT_STAGES - 1)];
	__sync_fetch_and_add(&hist->sum, value);
	for (i = 0; i < RS_SLOT_TRIES; i++) {
		seen = hist->min;
		if (value >= seen ||
		    __sync_val_compare_and_swap(&hist->min, seen, value) == seen)
			break;
	}
	for (i = 0; i < RS_SLOT_TRIES; i++) {
		seen = hist->max;
		if (value <= seen ||
		    __sync_val_compare_and_swap(&hist->max, seen, value) == seen)
			break;
	}
	return 0;
}

#define RS_SLOT_LOSS(id, name, arg, help)				\
	if (value == (arg))						\
		loss = RS_LOSS_##id;

/* A value without a bucket: too large, or a reason why there is none */
static __noinline int rs_slot_odd(__s64 value, struct rs_slot *slot, int nth)
{
	enum rs_loss loss = RS_LOSS_bad_time;
	struct rs_hist *hist;

	if (!slot)
		return 0;
	hist = &slot->hist[nth & (RS_SLOT_STAGES - 1)];
	if (value >= 0) {
		__sync_fetch_and_add(&hist->bucket[RS_HIST_OVERFLOW], 1);
		return rs_slot_extreme(value, slot, nth);
	}
	RS_LOSSES(RS_SLOT_LOSS)
	__sync_fetch_and_add(&hist->lost[loss], 1);
	return 0;
}

static __always_inline int rs_slot_add(struct rs_slot *slot, int nth, __u64 value)
{
	struct rs_hist *hist = &slot->hist[nth];
	__u64 at;

	if (!rs_hist_index(value, &at)) {
		if (value == (__u64)RS_NOT_APPLICABLE)
			return 0;
		return rs_slot_odd(value, slot, nth);
	}
	at *= sizeof(hist->bucket[0]);
	/* Added in this order it needs no second register. */
	asm volatile("%0 += %1" : "+r"(at) : "r"(slot));
	__sync_fetch_and_add(((struct rs_slot *)at)->hist[nth].bucket, 1);
	if (value > hist->max || value < hist->min)
		return rs_slot_extreme(value, slot, nth);
	__sync_fetch_and_add(&hist->sum, value);
	return 0;
}

#endif
