/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Measures the stages of one kind of queue, whose events the file that includes
 * this names by RS_KIND_EVENTS. One program runs per event; it needs no type
 * information and no map lookup: slots are global data, found by the queue's
 * generation. What is measured is in stages.h.
 */
#ifndef RINGSCOPE_KIND_BPF_H
#define RINGSCOPE_KIND_BPF_H

#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "slots.bpf.h"

char LICENSE[] SEC("license") = "GPL";

/* C lets those that events share be declared by each of them. */
#define RS_SLOTS_OF(id, kind, slots, ...) struct rs_slot slots_##slots[RS_SLOTS];
RS_KIND_EVENTS(RS_SLOTS_OF)

__u64 no_slot[RS_EVENT_COUNT];

static __always_inline
int rs_record(struct bpf_raw_tracepoint_args *ctx, struct rs_slot *slot,
	      enum rs_event event, int stages)
{
	int ret = 0;
#define RS_RECORD(id, name, ev, nth, arg, ...)				\
	if (event == RS_EVENT_##ev && (stages & (1 << (nth))))		\
		ret = rs_slot_add(slot, nth, ctx->args[arg]);
	RS_STAGES(RS_RECORD)
	return ret;
}

/* A queue is seen for the first time, or its slot is not where it should be. */
static __always_inline
int rs_search(struct bpf_raw_tracepoint_args *ctx, struct rs_slot *slots,
	      enum rs_event event, int stages)
{
	__u64 gen = (__u32)ctx->args[1];
	__u64 tag = ctx->args[0] << 32 | gen;
	struct rs_slot *slot;
	__u64 seen;
	int i;

	for (i = 0; i < RS_SLOT_PROBES; i++) {
		slot = rs_slot_at(slots, gen + i);
		seen = slot->tag;
		if (!seen)
			seen = __sync_val_compare_and_swap(&slot->tag, 0, tag);
		if (!seen || seen == tag)
			return rs_record(ctx, slot, event, stages);
	}
	__sync_fetch_and_add(&no_slot[event], 1);
	return 0;
}

#define RS_PROGRAM(id, slots, tp, stages)					\
static __noinline							\
int rs_search_##id##stages(struct bpf_raw_tracepoint_args *ctx)	\
{									\
	return rs_search(ctx, slots_##slots, RS_EVENT_##id, stages);	\
}									\
SEC("raw_tp/" #tp)							\
int rs_##id##stages(struct bpf_raw_tracepoint_args *ctx)		\
{									\
	__u32 gen = ctx->args[1];					\
	struct rs_slot *slot = rs_slot_at(slots_##slots, gen);	\
									\
	if (slot->gen != gen)						\
		return rs_search_##id##stages(ctx);			\
	return rs_record(ctx, slot, RS_EVENT_##id, stages);		\
}

#define RS_PROGRAMS(id, kind, slots, tp)				\
	RS_PROGRAM(id, slots, tp, 1)					\
	RS_PROGRAM(id, slots, tp, 2)					\
	RS_PROGRAM(id, slots, tp, 3)
RS_KIND_EVENTS(RS_PROGRAMS)

#endif
