/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of bpf/stages.h as arrays
 */
#ifndef RINGSCOPE_STAGE_H
#define RINGSCOPE_STAGE_H

#include "../../bpf/stages.h"

#define RS_STAGE_ALL	((1U << RS_STAGE_COUNT) - 1)

struct rs_stage_info {
	const char *name;
	const char *counter;
	const char *help;
	enum rs_event event;
	int nth;
};

struct rs_loss_info {
	const char *name;
	const char *help;
};

extern const struct rs_stage_info rs_stages[RS_STAGE_COUNT];
extern const struct rs_loss_info rs_losses[RS_LOSS_COUNT];
extern const char *const rs_event_tracepoint[RS_EVENT_COUNT];
extern const char *const rs_event_id[RS_EVENT_COUNT];

int rs_stage_parse(const char *list, unsigned int *stages);
unsigned int rs_stage_events(unsigned int stages);

#endif
