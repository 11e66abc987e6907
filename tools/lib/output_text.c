// SPDX-License-Identifier: GPL-2.0
/*
 * A sample as a person reads it: one table for each queue, then the bars
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "output.h"

#define TEXT_ROWS	18	/* and one each for what is below and above */
#define TEXT_BAR	42	/* fills a terminal of 80 columns */

static void text_heading(const struct rs_sample_queue *entry)
{
	const struct rs_queue *queue = entry->queue;
	const struct rs_queue_half *half = queue->tx.there ? &queue->tx :
							     &queue->rx;

	printf("\n%s", queue->name);
	if (strcmp(queue->name, queue->dir))
		printf("  %s", queue->dir);
	if (half->there)
		printf("  %s%s, depth %" PRIu64 ", messages up to %" PRIu64 " bytes",
		       queue->tx.there ? "tx" : "",
		       !queue->rx.there ? "" : queue->tx.there ? "+rx" : "rx",
		       half->depth, half->message_size);
	if (*queue->completion)
		printf(", completed by %s", queue->completion);
	printf("%s\n", queue->present ? "" : ", removed since");
}

#define TEXT_QUANTILE_HEAD(id, name, per_mille) printf(" %7s", name);

static void text_table_head(void)
{
	printf("  %-12s %9s %7s", "stage", "count", "min");
	RS_QUANTILES(TEXT_QUANTILE_HEAD)
	printf(" %7s %7s\n", "max", "mean");
}

static void text_table_row(int stage, const struct rs_stats *stats)
{
	char time[RS_OUTPUT_TIME];
	int i;

	printf("  %-12s %9" PRIu64, rs_stages[stage].name, stats->count);
	if (stats->count) {
		printf(" %7s", rs_output_time(time, stats->min));
		for (i = 0; i < RS_QUANTILE_COUNT; i++)
			printf(" %7s", rs_output_time(time, stats->quantile[i]));
		printf(" %7s", rs_output_time(time, stats->max));
		printf(" %7s", rs_output_time(time, stats->mean));
	}
	putchar('\n');
}

static uint64_t text_sum(const struct rs_hist *hist, unsigned int from,
			 unsigned int to)
{
	uint64_t sum = 0;

	while (from < to && from < RS_HIST_BUCKETS)
		sum += hist->bucket[from++];
	return sum;
}

/* The bucket in which the value of this rank is, counted from 1 */
static unsigned int text_bucket(const struct rs_hist *hist, uint64_t rank)
{
	uint64_t below = 0;
	unsigned int i;

	for (i = 0; i < RS_HIST_BUCKETS - 1; i++) {
		below += hist->bucket[i];
		if (below >= rank)
			break;
	}
	return i;
}

static void text_bar(const char *from, const char *to, uint64_t count,
		     uint64_t most)
{
	char bar[TEXT_BAR + 1];
	int length = count * TEXT_BAR / most;

	/* Not nothing, but less than one character wide */
	memset(bar, '#', sizeof(bar));
	if (!length && count)
		bar[length++] = '.';
	printf("  %9s %-11s %10" PRIu64 " |%-*.*s|\n", from, to, count, TEXT_BAR,
	       length, bar);
}

/*
 * Bars of one width, by the logarithm, for the 99 % in the middle: a few
 * outliers would else leave two bars for all the rest. Those below and above
 * get one bar each.
 */
static void text_bars(const struct rs_hist *hist)
{
	uint64_t count = rs_hist_count(hist), most = 0, row;
	unsigned int first = text_bucket(hist, count / 200 + 1);
	unsigned int last = text_bucket(hist, count - count / 200);
	char from[RS_OUTPUT_TIME], to[RS_OUTPUT_TIME + 2] = "- ";
	unsigned int width = 1, at;

	while (last / width - first / width >= TEXT_ROWS)
		width *= 2;
	first -= first % width;
	last += width - last % width;
	for (at = first; at < last; at += width) {
		row = text_sum(hist, at, at + width);
		if (row > most)
			most = row;
	}

	row = text_sum(hist, 0, first);
	if (row)
		text_bar("below", rs_output_time(from, rs_hist_low(first)), row,
			 most);
	for (at = first; at < last; at += width) {
		rs_output_time(to + 2, rs_hist_low(at + width));
		text_bar(rs_output_time(from, rs_hist_low(at)), to,
			 text_sum(hist, at, at + width), most);
	}
	row = text_sum(hist, last, RS_HIST_BUCKETS);
	if (row)
		text_bar("from", rs_output_time(from, rs_hist_low(last)), row,
			 most);
}

/* What was measured, what was not and why, and what the driver says */
static void text_account(const struct rs_sample_queue *entry, int stage,
			 const struct rs_stats *stats)
{
	const struct rs_hist *hist = entry->hist[stage];
	int i;

	printf("\n  %s: %s\n", rs_stages[stage].name, rs_stages[stage].help);
	printf("  %" PRIu64 " measured, %" PRIu64 " lost", stats->count,
	       stats->lost);
	if (rs_output_driver_counts(entry, stage))
		printf("; the driver counted %" PRIu64, entry->driver[stage]);
	putchar('\n');
	for (i = 0; i < RS_LOSS_COUNT; i++) {
		uint64_t lost = hist->lost[i];

		if (lost)
			printf("  %" PRIu64 " of those lost: %s, %s\n", lost,
			       rs_losses[i].name, rs_losses[i].help);
	}
}

static void text_queue(const struct rs_sample *sample,
		       const struct rs_sample_queue *entry)
{
	struct rs_stats stats[RS_STAGE_COUNT] = {};
	int stage;

	text_heading(entry);
	text_table_head();
	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (!(sample->stages & (1U << stage)) ||
		    !rs_output_wants_stage(entry, stage))
			continue;
		if (entry->hist[stage])
			stats[stage] = rs_hist_stats(entry->hist[stage]);
		text_table_row(stage, &stats[stage]);
	}
	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (!stats[stage].count && !stats[stage].lost)
			continue;
		text_account(entry, stage, &stats[stage]);
		if (stats[stage].count)
			text_bars(entry->hist[stage]);
	}
}

static void text_unplaced(const struct rs_sample *sample)
{
	int event;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (sample->no_slot[event])
			printf("\n%" PRIu64 " %s lost: no-slot, of queues beyond the %d that fit\n",
			       sample->no_slot[event],
			       rs_events[event].tracepoint, RS_SLOTS);
		if (sample->recursion[event])
			printf("\n%" PRIu64 " %s lost: recursion, came while that CPU was counting another\n",
			       sample->recursion[event],
			       rs_events[event].tracepoint);
	}
}

/**
 * rs_output_text() - print a sample to stdout
 * @sample: the sample
 * @pattern: which queues, NULL for all
 */
void rs_output_text(const struct rs_sample *sample, const char *pattern)
{
	char time[RS_OUTPUT_TIME];
	bool any = false;
	size_t i;

	rs_output_time(time, sample->end_ns - sample->start_ns);
	if (sample->interval)
		printf("\n---- interval %u, %s ----\n", sample->interval, time);
	else
		printf("\nmeasured for %s\n", time);
	for (i = 0; i < sample->count; i++) {
		if (!rs_output_wants(&sample->queue[i], pattern, sample->stages))
			continue;
		text_queue(sample, &sample->queue[i]);
		any = true;
	}
	if (!any)
		printf("no queue was there\n");
	text_unplaced(sample);
	fflush(stdout);
}
