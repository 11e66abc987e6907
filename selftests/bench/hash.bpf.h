/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What ringscope is compared to: the usual way to measure between two events
 *
 * The first event stores the time in a hash map under the message's key, the
 * second looks it up, deletes it and counts the difference in a log2
 * histogram. Of the forms in use this is the cheapest: map preallocated, one
 * histogram for all in global data, no division to another unit.
 */
#ifndef RINGSCOPE_BENCH_HASH_H
#define RINGSCOPE_BENCH_HASH_H

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define BENCH_ENTRIES	10240
#define BENCH_LOG2	64

struct bench_key {
	__u64 seq;
	__u32 queue;
	__u32 zero;		/* keys are compared with their padding */
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, BENCH_ENTRIES);
	__type(key, struct bench_key);
	__type(value, __u64);
} bench_start SEC(".maps");

__u64 bench_count[BENCH_LOG2];

static __always_inline __u32 bench_log2_step(__u64 *value, __u32 bits)
{
	if (!(*value >> bits))
		return 0;
	*value >>= bits;
	/* Left alone, the compiler computes both branches, which is dearer. */
	asm volatile("" : "+r"(bits));
	return bits;
}

static __always_inline __u32 bench_log2(__u64 value)
{
	__u32 log = bench_log2_step(&value, 32);

	log += bench_log2_step(&value, 16);
	log += bench_log2_step(&value, 8);
	log += bench_log2_step(&value, 4);
	log += bench_log2_step(&value, 2);
	log += bench_log2_step(&value, 1);
	return log;
}

static __always_inline int bench_hash_send(__u32 queue, __u64 seq)
{
	struct bench_key key = { .seq = seq, .queue = queue };
	__u64 now = bpf_ktime_get_ns();

	bpf_map_update_elem(&bench_start, &key, &now, BPF_ANY);
	return 0;
}

static __always_inline int bench_hash_done(__u32 queue, __u64 seq)
{
	struct bench_key key = { .seq = seq, .queue = queue };
	__u64 now = bpf_ktime_get_ns();
	__u64 *start;

	start = bpf_map_lookup_elem(&bench_start, &key);
	if (!start)
		return 0;
	now -= *start;
	bpf_map_delete_elem(&bench_start, &key);
	__sync_fetch_and_add(&bench_count[bench_log2(now) & (BENCH_LOG2 - 1)], 1);
	return 0;
}

#endif
