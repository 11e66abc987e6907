// SPDX-License-Identifier: GPL-2.0
#include <stdio.h>

#include "output.h"

/**
 * rs_output_time() - a time with three digits and the unit that suits
 * @text: room for RS_OUTPUT_TIME characters
 * @ns: nanoseconds
 *
 * Return: @text.
 */
const char *rs_output_time(char *text, double ns)
{
	static const char *const units[] = { "ns", "us", "ms", "s" };
	unsigned int unit = 0;
	int digits;

	/* 999.5 would be printed as 1000 */
	while (ns >= 999.5 && unit < 3) {
		ns /= 1000;
		unit++;
	}
	digits = unit == 0 || ns >= 99.95 ? 0 : ns >= 9.995 ? 1 : 2;
	snprintf(text, RS_OUTPUT_TIME, "%.*f %s", digits, ns, units[unit]);
	return text;
}

/**
 * rs_output_wants_stage() - has the queue such a stage?
 * @entry: a queue in a sample
 * @stage: the stage
 *
 * Return: true if the driver counts it, or has it and counts nothing, or
 * something was measured.
 */
bool rs_output_wants_stage(const struct rs_sample_queue *entry, int stage)
{
	return entry->queue->counted[stage] || entry->hist[stage] ||
	       (!rs_stages[stage].counter &&
		rs_stages[stage].kind == entry->queue->kind);
}

/**
 * rs_output_driver_counts() - is it known what the driver counted?
 * @entry: a queue in a sample
 * @stage: the stage
 *
 * Return: false for a removed queue: its last counters were never read.
 */
bool rs_output_driver_counts(const struct rs_sample_queue *entry, int stage)
{
	return entry->queue->counted[stage] && entry->queue->present;
}

/**
 * rs_output_wants() - is there anything to show of a queue?
 * @entry: a queue in a sample
 * @pattern: which queues are wanted, NULL for all
 * @stages: which stages are
 *
 * Return: false for other queues, for those without such a stage, and for
 * those that were removed without a message.
 */
bool rs_output_wants(const struct rs_sample_queue *entry, const char *pattern,
		     unsigned int stages)
{
	bool any = false;
	int stage;

	if (!rs_queue_matches(entry->queue, pattern))
		return false;
	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (!(stages & (1U << stage)))
			continue;
		if (entry->hist[stage])
			return true;
		any |= rs_output_wants_stage(entry, stage);
	}
	return any && entry->queue->present;
}
