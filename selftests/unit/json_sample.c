// SPDX-License-Identifier: GPL-2.0
/*
 * Prints a made-up sample as JSON: json_test.sh checks it against the schema
 */
#include <stdlib.h>
#include <string.h>

#include "../../tools/lib/output.h"

static struct rs_hist *sample_hist(unsigned int bucket, __u64 count)
{
	struct rs_hist *hist = calloc(1, sizeof(*hist));

	hist->min = count ? rs_hist_low(bucket) : UINT64_MAX;
	hist->max = hist->min + (count > 1);
	hist->sum = count * rs_hist_low(bucket) + (count > 1);
	hist->bucket[bucket] = count;
	hist->lost[RS_LOSS_before_attach] = 3;
	return hist;
}

int main(void)
{
	struct rs_queue queues[] = {
		{ .id = 0, .generation = 1, .dir = "msgq0", .name = "d\"e\\mo",
		  .completion = "tasklet", .present = true,
		  .counted = { true, true, true, true } },
		{ .id = 0, .generation = 2, .dir = "msgq0", .name = "gone",
		  .counted = { true, true, true, true } },
		{ .id = 1, .generation = 3, .dir = "msgq1", .name = "idle",
		  .present = true, .counted = { true } },
		{ .id = 2, .generation = 4, .dir = "msgq2", .name = "never used",
		  .counted = { true, true, true, true } },
		{ .id = 3, .generation = 5, .dir = "msgq3", .name = "other kind",
		  .present = true },
	};
	struct rs_sample_queue entries[] = {
		{ .queue = &queues[0],
		  .hist = { sample_hist(500, 7), sample_hist(RS_HIST_OVERFLOW, 2),
			    sample_hist(0, 1), sample_hist(9, 0) },
		  .driver = { 10, 5, 4, 3 } },
		{ .queue = &queues[1], .hist = { sample_hist(500, 7) } },
		{ .queue = &queues[2] },
		{ .queue = &queues[3] },
		{ .queue = &queues[4] },
	};
	struct rs_sample sample = {
		.start_ns = 1, .end_ns = 5,
		.stages = rs_stage_of_kinds(1U << RS_KIND_gunyah_msgq),
		.queue = entries, .count = 5, .no_slot = { 1 }, .recursion = { 2 },
	};

	rs_output_json_line(rs_output_json(&sample, NULL));
	sample.interval = 1;
	rs_output_json_line(rs_output_json(&sample, "idle"));
	return 0;
}
