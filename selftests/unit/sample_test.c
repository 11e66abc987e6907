// SPDX-License-Identifier: GPL-2.0
/*
 * What lies between two samples
 */
#include <stdlib.h>

#include "../../tools/lib/sample.h"
#include "ktap.h"

#define SAMPLE_BUCKET 100

static struct rs_hist *sample_hist(__u64 count, __u64 lost)
{
	struct rs_hist *hist = calloc(1, sizeof(*hist));

	hist->min = hist->max = rs_hist_low(SAMPLE_BUCKET);
	hist->bucket[SAMPLE_BUCKET] = count;
	hist->sum = count * hist->min;
	hist->lost[RS_LOSS_not_carried] = lost;
	return hist;
}

static struct rs_queue sample_old = { .generation = 1, .dir = "msgq0" };
static struct rs_queue sample_new = { .generation = 2, .dir = "msgq1" };

/* A queue that was there, with one stage used later; and one that came */
static struct rs_sample *sample_pair(void)
{
	static struct rs_sample_queue before[1], now[2];
	static struct rs_sample pair[2];

	before[0] = (struct rs_sample_queue) {
		.queue = &sample_old, .driver = { 10, 20 },
		.hist = { sample_hist(7, 1) },
	};
	now[0] = (struct rs_sample_queue) {
		.queue = &sample_new, .driver = { 5, 6 },
		.hist = { NULL, sample_hist(5, 1) },
	};
	now[1] = (struct rs_sample_queue) {
		.queue = &sample_old, .driver = { 15, 21 },
		.hist = { sample_hist(11, 2), sample_hist(3, 0) },
	};
	pair[0] = (struct rs_sample) {
		.start_ns = 100, .end_ns = 200, .stages = 3, .queue = before,
		.count = 1, .no_slot = { 1, 2 }, .recursion = { 3, 4 },
	};
	pair[1] = (struct rs_sample) {
		.start_ns = 100, .end_ns = 350, .stages = 3, .queue = now,
		.count = 2, .no_slot = { 2, 4 }, .recursion = { 6, 8 },
	};
	return pair;
}

static __u64 sample_count(const struct rs_sample_queue *entry, int stage)
{
	return entry->hist[stage] ? rs_hist_count(entry->hist[stage]) : 0;
}

static void sample_difference(void)
{
	struct rs_sample *pair = sample_pair(), *got;
	const struct rs_sample_queue *old, *new;

	got = rs_sample_between(&pair[0], &pair[1]);
	ktap_expect(got->start_ns == 200 && got->end_ns == 350, "times");
	ktap_expect(got->no_slot[0] == 1 && got->no_slot[1] == 2, "no slot");
	ktap_expect(got->recursion[0] == 3 && got->recursion[1] == 4, "recursion");
	ktap_expect(got->count == 2 && got->stages == 3, "%zu", got->count);
	new = &got->queue[0];
	old = &got->queue[1];
	ktap_expect(old->queue == &sample_old && new->queue == &sample_new, "queues");
	ktap_expect(sample_count(old, 0) == 4, "%llu", sample_count(old, 0));
	ktap_expect(old->hist[0]->lost[RS_LOSS_not_carried] == 1, "lost");
	ktap_expect(sample_count(old, 1) == 3, "%llu", sample_count(old, 1));
	ktap_expect(old->driver[0] == 5 && old->driver[1] == 1, "driver, old");
	ktap_expect(!new->hist[0] && sample_count(new, 1) == 5, "new");
	ktap_expect(new->driver[0] == 5 && new->driver[1] == 6, "driver, new");
	rs_sample_free(got);
}

static void sample_inputs_stay(void)
{
	struct rs_sample *pair = sample_pair(), *got;

	got = rs_sample_between(&pair[0], &pair[1]);
	ktap_expect(sample_count(&pair[1].queue[1], 0) == 11 &&
		    sample_count(&pair[0].queue[0], 0) == 7 &&
		    got->queue[1].hist[0] != pair[1].queue[1].hist[0],
		    "the next interval would be wrong");
	rs_sample_free(got);
}

static void sample_from_the_beginning(void)
{
	struct rs_sample *pair = sample_pair(), *got;

	got = rs_sample_between(NULL, &pair[1]);
	ktap_expect(got->start_ns == 100 && got->no_slot[1] == 4, "whole");
	ktap_expect(rs_sample_messages(got) == 19, "%lu", rs_sample_messages(got));
	ktap_expect(got->queue[1].driver[0] == 15, "driver");
	rs_sample_free(got);
}

static const struct ktap_test sample_tests[] = {
	KTAP_TEST("the difference of two samples is what came between them",
		  sample_difference),
	KTAP_TEST("taking a difference changes neither sample", sample_inputs_stay),
	KTAP_TEST("the first interval is everything so far",
		  sample_from_the_beginning),
};

KTAP_MAIN(sample_tests)
