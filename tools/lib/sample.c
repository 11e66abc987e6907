// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <string.h>

#include "sample.h"
#include "stop.h"

/* The programs go on writing: each number is read once and whole. */
static struct rs_hist *sample_copy(const struct rs_hist *live)
{
	const uint64_t *from = (const uint64_t *)live;
	struct rs_hist *hist = malloc(sizeof(*hist));
	uint64_t *to = (uint64_t *)hist;
	size_t i;

	if (!hist)
		return NULL;
	for (i = 0; i < sizeof(*hist) / sizeof(*to); i++)
		to[i] = __atomic_load_n(&from[i], __ATOMIC_RELAXED);
	rs_hist_settle(hist);
	return hist;
}

static struct rs_sample_queue *sample_find(const struct rs_sample *sample,
					   const struct rs_queue *queue)
{
	size_t i;

	for (i = 0; i < sample->count; i++) {
		if (sample->queue[i].queue == queue)
			return &sample->queue[i];
	}
	return NULL;
}

static struct rs_sample_queue *sample_add(struct rs_sample *sample,
					  const struct rs_queue *queue)
{
	struct rs_sample_queue *grown;

	grown = realloc(sample->queue, (sample->count + 1) * sizeof(*grown));
	if (!grown)
		return NULL;
	sample->queue = grown;
	grown += sample->count++;
	*grown = (struct rs_sample_queue) { .queue = queue };
	return grown;
}

/* The queue's entry, made with what the driver has counted if there is none */
static struct rs_sample_queue *sample_queue(struct rs_sample *sample,
					    const struct rs_queue *queue)
{
	struct rs_sample_queue *entry = sample_find(sample, queue);
	int stage;

	if (entry)
		return entry;
	entry = sample_add(sample, queue);
	for (stage = 0; entry && stage < RS_STAGE_COUNT; stage++)
		entry->driver[stage] = queue->counter[stage] - queue->base[stage];
	return entry;
}

static int sample_event(struct rs_sample *sample, enum rs_event event,
			const struct rs_slot *slots, struct rs_queues *queues)
{
	struct rs_sample_queue *entry;
	struct rs_queue *queue;
	int stage, at;

	for (at = 0; slots && at < RS_SLOTS; at++) {
		if (!slots[at].tag)
			continue;
		queue = rs_queues_find(queues, rs_events[event].kind,
				       slots[at].queue, slots[at].gen);
		entry = queue ? sample_queue(sample, queue) : NULL;
		if (!entry)
			return -1;
		for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
			if (rs_stages[stage].event != event ||
			    !(sample->stages & (1U << stage)))
				continue;
			entry->hist[stage] =
				sample_copy(&slots[at].hist[rs_stages[stage].nth]);
			if (!entry->hist[stage])
				return -1;
		}
	}
	return 0;
}

/**
 * rs_sample_take() - read a session
 * @session: attached or detached
 * @queues: the queues as last scanned; those that only events named are added
 * @stages: which to read, one bit a stage
 *
 * Return: a sample that began when @queues was made, to be freed with
 * rs_sample_free(); NULL without memory.
 */
struct rs_sample *rs_sample_take(const struct rs_session *session,
				 struct rs_queues *queues, unsigned int stages)
{
	struct rs_sample *sample = calloc(1, sizeof(*sample));
	int event;
	size_t i;

	if (!sample)
		return NULL;
	sample->end_ns = rs_now();
	sample->stages = stages;
	for (i = 0; i < queues->count; i++) {
		if (!sample_queue(sample, queues->queue[i]))
			goto free_sample;
	}
	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (sample_event(sample, event, rs_session_slots(session, event),
				 queues))
			goto free_sample;
		sample->no_slot[event] = rs_session_no_slot(session, event);
		sample->recursion[event] = rs_session_recursion(session, event);
	}
	return sample;

free_sample:
	rs_sample_free(sample);
	return NULL;
}

/* What came to a queue since before, which may be NULL */
static int sample_between_queue(struct rs_sample_queue *entry,
				const struct rs_sample_queue *before,
				const struct rs_sample_queue *now)
{
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		entry->driver[stage] = now->driver[stage];
		if (before)
			entry->driver[stage] -= before->driver[stage];
		if (!now->hist[stage])
			continue;
		entry->hist[stage] = malloc(sizeof(*entry->hist[stage]));
		if (!entry->hist[stage])
			return -1;
		*entry->hist[stage] = *now->hist[stage];
		if (before && before->hist[stage])
			rs_hist_subtract(entry->hist[stage], before->hist[stage]);
	}
	return 0;
}

/**
 * rs_sample_between() - what came between two samples
 * @before: the earlier one; NULL for the beginning of the measurement
 * @now: the later one, of the same session and list of queues
 *
 * Return: a sample to be freed with rs_sample_free(); NULL without memory.
 */
struct rs_sample *rs_sample_between(const struct rs_sample *before,
				    const struct rs_sample *now)
{
	struct rs_sample *sample = malloc(sizeof(*sample));
	struct rs_sample_queue *entry;
	size_t i;
	int event;

	if (!sample)
		return NULL;
	*sample = *now;
	sample->queue = NULL;
	sample->count = 0;
	for (i = 0; i < now->count; i++) {
		entry = sample_add(sample, now->queue[i].queue);
		if (!entry ||
		    sample_between_queue(entry, before ?
					 sample_find(before, entry->queue) : NULL,
					 &now->queue[i]))
			goto free_sample;
	}
	if (!before)
		return sample;
	sample->start_ns = before->end_ns;
	for (event = 0; event < RS_EVENT_COUNT; event++) {
		sample->no_slot[event] -= before->no_slot[event];
		sample->recursion[event] -= before->recursion[event];
	}
	return sample;

free_sample:
	rs_sample_free(sample);
	return NULL;
}

/**
 * rs_sample_messages() - values of all queues and stages together
 * @sample: a sample
 *
 * Return: how many.
 */
uint64_t rs_sample_messages(const struct rs_sample *sample)
{
	uint64_t messages = 0;
	int stage;
	size_t i;

	for (i = 0; i < sample->count; i++) {
		for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
			if (sample->queue[i].hist[stage])
				messages += rs_hist_count(sample->queue[i].hist[stage]);
		}
	}
	return messages;
}

/**
 * rs_sample_free() - forget a sample
 * @sample: from rs_sample_take(), or NULL
 */
void rs_sample_free(struct rs_sample *sample)
{
	int stage;
	size_t i;

	if (!sample)
		return;
	for (i = 0; i < sample->count; i++) {
		for (stage = 0; stage < RS_STAGE_COUNT; stage++)
			free(sample->queue[i].hist[stage]);
	}
	free(sample->queue);
	free(sample);
}
