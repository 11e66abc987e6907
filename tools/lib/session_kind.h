/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The BPF objects, one for each kind of queue, as if they were of one type
 */
#ifndef RINGSCOPE_SESSION_KIND_H
#define RINGSCOPE_SESSION_KIND_H

#include <bpf/libbpf.h>

#include "../../bpf/slots.h"

/**
 * struct rs_session_object - an object, opened
 * @skel: its skeleton; NULL if it is not open
 * @obj: what libbpf knows it by
 * @slots: where its events count; NULL for those of other kinds
 * @no_slot: messages of queues that found no slot, by event
 * @missed: messages that came while a program was busy, by event, which the
 *	kernel did not count; NULL where it counts all of them
 * @wanted: where to tell the programs what stages to measure, one bit each;
 *	NULL where each set of stages has a program
 */
struct rs_session_object {
	void *skel;
	struct bpf_object *obj;
	struct rs_slot *slots[RS_EVENT_COUNT];
	const __u64 *no_slot;
	const __u64 *missed;
	__u32 *wanted;
};

/**
 * struct rs_session_kind_ops - what to do with an object
 * @open: fill one in
 * @load: hand it to the kernel
 * @close: forget it, opened or loaded
 *
 * They return 0 or a negative error.
 */
struct rs_session_kind_ops {
	int (*open)(struct rs_session_object *object);
	int (*load)(void *skel);
	void (*close)(void *skel);
};

extern const struct rs_session_kind_ops rs_session_kinds[RS_KIND_COUNT];

#endif
