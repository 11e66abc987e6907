/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The table of queues that the BPF programs fill and the tool reads
 */
#ifndef RINGSCOPE_SLOTS_H
#define RINGSCOPE_SLOTS_H

#include "hist.h"

#define RS_SLOTS	128	/* a power of two */
#define RS_SLOT_PROBES	16

/**
 * struct rs_slot - what was measured of one queue
 * @tag: generation and id together, so that a slot is claimed in one step;
 *	0 is a free slot
 * @gen: generation, which no other queue has while the driver is loaded
 * @queue: id, which a later queue may get again
 * @hist: one for each stage that counts here
 *
 * Never freed while a measurement runs: what a removed queue did stays.
 */
struct rs_slot {
	union {
		__u64 tag;
		struct {
			__u32 gen;
			__u32 queue;
		};
	};
	struct rs_hist hist[RS_SLOT_STAGES];
} __attribute__((aligned(128)));

#endif
