/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Samples for people and for programs
 */
#ifndef RINGSCOPE_OUTPUT_H
#define RINGSCOPE_OUTPUT_H

#include <json-c/json.h>

#include "sample.h"

#define RS_OUTPUT_TIME 16	/* a time as text */

const char *rs_output_time(char *text, double ns);
bool rs_output_wants(const struct rs_sample_queue *entry, const char *pattern,
		     unsigned int stages);
bool rs_output_wants_stage(const struct rs_sample_queue *entry, int stage);
bool rs_output_driver_counts(const struct rs_sample_queue *entry, int stage);
void rs_output_text(const struct rs_sample *sample, const char *pattern);
struct json_object *rs_output_json(const struct rs_sample *sample,
				   const char *pattern);
void rs_output_json_line(struct json_object *object);

#endif
