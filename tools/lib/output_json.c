// SPDX-License-Identifier: GPL-2.0
/*
 * A sample as docs/ringscope-hist-json.md describes it
 */
#include <stdio.h>
#include <sys/utsname.h>

#include "output.h"

#define JSON_SCHEMA "ringscope-hist/1"

/* UINT64_MAX stands for "none" */
static struct json_object *json_number(uint64_t value)
{
	return value == UINT64_MAX ? NULL : json_object_new_uint64(value);
}

static void json_add(struct json_object *to, const char *key, uint64_t value)
{
	json_object_object_add(to, key, json_number(value));
}

static void json_add_string(struct json_object *to, const char *key,
			    const char *value)
{
	json_object_object_add(to, key, json_object_new_string(value));
}

static struct json_object *json_buckets(const struct rs_hist *hist)
{
	struct json_object *buckets = json_object_new_array(), *bucket;
	unsigned int i;

	for (i = 0; i < RS_HIST_BUCKETS; i++) {
		if (!hist->bucket[i])
			continue;
		bucket = json_object_new_array_ext(3);
		json_object_array_add(bucket, json_number(rs_hist_low(i)));
		json_object_array_add(bucket, json_number(rs_hist_high(i)));
		json_object_array_add(bucket, json_number(hist->bucket[i]));
		json_object_array_add(buckets, bucket);
	}
	return buckets;
}

#define JSON_QUANTILE(id, name, per_mille)				\
	json_add(object, #id "_ns", stats.quantile[RS_QUANTILE_##id]);

static struct json_object *json_stage(const struct rs_sample_queue *entry,
				      int stage)
{
	static const struct rs_hist nothing = { .min = UINT64_MAX };
	const struct rs_hist *hist = entry->hist[stage] ?: &nothing;
	struct json_object *object = json_object_new_object(), *lost, *mean;
	struct rs_stats stats = rs_hist_stats(hist);
	char text[32];
	int i;

	json_add_string(object, "stage", rs_stages[stage].name);
	json_add(object, "count", stats.count);
	lost = json_object_new_object();
	for (i = 0; i < RS_LOSS_COUNT; i++)
		json_add(lost, rs_losses[i].name, hist->lost[i]);
	json_object_object_add(object, "lost", lost);
	json_add(object, "driver_count", rs_output_driver_counts(entry, stage) ?
		 entry->driver[stage] : UINT64_MAX);
	json_add(object, "sum_ns", hist->sum);
	if (stats.count) {
		snprintf(text, sizeof(text), "%.1f", stats.mean);
		mean = json_object_new_double_s(stats.mean, text);
	} else {
		mean = NULL;
		stats.min = stats.max = UINT64_MAX;
		for (i = 0; i < RS_QUANTILE_COUNT; i++)
			stats.quantile[i] = UINT64_MAX;
	}
	json_add(object, "min_ns", stats.min);
	json_object_object_add(object, "mean_ns", mean);
	RS_QUANTILES(JSON_QUANTILE)
	json_add(object, "max_ns", stats.max);
	json_object_object_add(object, "buckets", json_buckets(hist));
	return object;
}

static struct json_object *json_queue(const struct rs_sample *sample,
				      const struct rs_sample_queue *entry)
{
	struct json_object *object = json_object_new_object(), *stages;
	int stage;

	json_add_string(object, "kind", rs_kinds[entry->queue->kind].class);
	json_add(object, "id", entry->queue->id);
	json_add(object, "generation", entry->queue->generation);
	json_add_string(object, "name", entry->queue->name);
	json_add_string(object, "completion", entry->queue->completion);
	json_object_object_add(object, "removed",
			       json_object_new_boolean(!entry->queue->present));
	stages = json_object_new_array();
	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (sample->stages & (1U << stage) &&
		    rs_output_wants_stage(entry, stage))
			json_object_array_add(stages, json_stage(entry, stage));
	}
	json_object_object_add(object, "stages", stages);
	return object;
}

/* What was lost before it was known of which queue it is */
static struct json_object *json_unplaced(const struct rs_sample *sample)
{
	unsigned int events = rs_stage_events(sample->stages);
	struct json_object *list = json_object_new_array(), *object, *lost;
	int event;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (!(events & (1U << event)))
			continue;
		object = json_object_new_object();
		json_add_string(object, "event", rs_events[event].tracepoint);
		lost = json_object_new_object();
		json_add(lost, "no-slot", sample->no_slot[event]);
		json_add(lost, "recursion", sample->recursion[event]);
		json_object_object_add(object, "lost", lost);
		json_object_array_add(list, object);
	}
	return list;
}

/**
 * rs_output_json() - a sample as an object
 * @sample: the sample
 * @pattern: which queues, NULL for all
 *
 * Return: the object, owned by the caller.
 */
struct json_object *rs_output_json(const struct rs_sample *sample,
				   const char *pattern)
{
	struct json_object *object = json_object_new_object(), *queues;
	struct utsname uts;
	size_t i;

	uname(&uts);
	json_add_string(object, "schema", JSON_SCHEMA);
	json_add_string(object, "kernel", uts.release);
	json_add_string(object, "arch", uts.machine);
	json_add_string(object, "clock", "monotonic");
	json_add(object, "sub_bits", RS_HIST_SUB_BITS);
	json_add(object, "max_bits", RS_HIST_MAX_BITS);
	json_add(object, "interval", sample->interval);
	json_add(object, "start_ns", sample->start_ns);
	json_add(object, "duration_ns", sample->end_ns - sample->start_ns);
	json_object_object_add(object, "lost", json_unplaced(sample));
	queues = json_object_new_array();
	for (i = 0; i < sample->count; i++) {
		if (rs_output_wants(&sample->queue[i], pattern, sample->stages))
			json_object_array_add(queues,
					      json_queue(sample, &sample->queue[i]));
	}
	json_object_object_add(object, "queues", queues);
	return object;
}

/**
 * rs_output_json_line() - print an object to stdout and forget it
 * @object: the object; given up
 */
void rs_output_json_line(struct json_object *object)
{
	puts(json_object_to_json_string_ext(object, JSON_C_TO_STRING_PLAIN |
					    JSON_C_TO_STRING_NOSLASHESCAPE));
	fflush(stdout);
	json_object_put(object);
}
