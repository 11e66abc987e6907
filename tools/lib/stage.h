/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of bpf/stages.h as arrays
 */
#ifndef RINGSCOPE_STAGE_H
#define RINGSCOPE_STAGE_H

#include <stddef.h>

#include "../../bpf/stages.h"

#define RS_STAGE_ALL	((1U << RS_STAGE_COUNT) - 1)

/* A kind of queue: see RS_KINDS, by whose columns these are called */
struct rs_kind_info {
	const char *class;
	const char *dir;
	const char *prefix;
	const char *module;
	const char *system;
	const char *tracepoints;
};

struct rs_event_info {
	const char *id;
	const char *tracepoint;
	enum rs_kind kind;
};

struct rs_stage_info {
	const char *name;
	const char *counter;
	const char *help;
	enum rs_event event;
	enum rs_kind kind;
	int nth;
};

struct rs_loss_info {
	const char *name;
	const char *help;
};

extern const struct rs_stage_info rs_stages[RS_STAGE_COUNT];
extern const struct rs_loss_info rs_losses[RS_LOSS_COUNT];
extern const struct rs_event_info rs_events[RS_EVENT_COUNT];
extern const struct rs_kind_info rs_kinds[RS_KIND_COUNT];

int rs_stage_parse(const char *list, unsigned int *stages);
unsigned int rs_stage_namesakes(unsigned int stages);
unsigned int rs_stage_events(unsigned int stages);
unsigned int rs_stage_kinds(unsigned int stages);
unsigned int rs_stage_of_kinds(unsigned int kinds);

#endif
