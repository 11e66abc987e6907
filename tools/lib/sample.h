/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a session measured until some moment, or between two moments
 */
#ifndef RINGSCOPE_SAMPLE_H
#define RINGSCOPE_SAMPLE_H

#include "queues.h"
#include "session.h"
#include "stats.h"

/**
 * struct rs_sample_queue - one queue
 * @queue: which one
 * @hist: what was measured of each stage, NULL if nothing
 * @driver: what the driver itself counted meanwhile
 */
struct rs_sample_queue {
	const struct rs_queue *queue;
	struct rs_hist *hist[RS_STAGE_COUNT];
	uint64_t driver[RS_STAGE_COUNT];
};

/**
 * struct rs_sample - all queues
 * @start_ns: CLOCK_MONOTONIC when it began
 * @end_ns: and ended
 * @stages: which were asked for, one bit a stage
 * @interval: 1 for the first of several intervals, 0 for the whole measurement
 * @queue: the queues
 * @count: how many
 * @no_slot: messages of queues that did not fit the table
 * @recursion: messages that came while the program was busy on that CPU
 */
struct rs_sample {
	uint64_t start_ns;
	uint64_t end_ns;
	unsigned int stages;
	unsigned int interval;
	struct rs_sample_queue *queue;
	size_t count;
	uint64_t no_slot[RS_EVENT_COUNT];
	uint64_t recursion[RS_EVENT_COUNT];
};

struct rs_sample *rs_sample_take(const struct rs_session *session,
				 struct rs_queues *queues, unsigned int stages);
struct rs_sample *rs_sample_between(const struct rs_sample *before,
				    const struct rs_sample *now);
void rs_sample_free(struct rs_sample *sample);
uint64_t rs_sample_messages(const struct rs_sample *sample);

#endif
