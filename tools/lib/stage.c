// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <string.h>

#include "stage.h"

#define STAGE_ROW(id, name_, event_, nth_, arg, counter_, help_)	\
	[RS_STAGE_##id] = {						\
		.name = name_,						\
		.counter = counter_,					\
		.help = help_,						\
		.event = RS_EVENT_##event_,				\
		.nth = nth_,						\
	},
const struct rs_stage_info rs_stages[RS_STAGE_COUNT] = { RS_STAGES(STAGE_ROW) };

#define STAGE_LOSS(id, name, arg, help) [RS_LOSS_##id] = { name, help },
const struct rs_loss_info rs_losses[RS_LOSS_COUNT] = { RS_LOSSES(STAGE_LOSS) };

#define STAGE_TRACEPOINT(id, tp) [RS_EVENT_##id] = #tp,
const char *const rs_event_tracepoint[RS_EVENT_COUNT] = {
	RS_EVENTS(STAGE_TRACEPOINT)
};

#define STAGE_EVENT_ID(id, tp) [RS_EVENT_##id] = #id,
const char *const rs_event_id[RS_EVENT_COUNT] = { RS_EVENTS(STAGE_EVENT_ID) };

#define STAGE_FITS(id, name, event, nth, ...)				\
	_Static_assert((nth) < RS_EVENT_STAGES, name);
RS_STAGES(STAGE_FITS)

static int stage_find(const char *name, size_t length)
{
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (strlen(rs_stages[stage].name) == length &&
		    !strncmp(rs_stages[stage].name, name, length))
			return stage;
	}
	return -EINVAL;
}

/**
 * rs_stage_parse() - names, separated by commas, to a set of stages
 * @list: what the user wrote
 * @stages: filled in, one bit a stage
 *
 * Return: 0, or -EINVAL if a name is not that of a stage.
 */
int rs_stage_parse(const char *list, unsigned int *stages)
{
	unsigned int set = 0;
	size_t length;
	int stage;

	for (;; list++) {
		length = strcspn(list, ",");
		stage = stage_find(list, length);
		if (stage < 0)
			return stage;
		set |= 1U << stage;
		list += length;
		if (!*list)
			break;
	}
	*stages = set;
	return 0;
}

/**
 * rs_stage_events() - the events that a set of stages needs
 * @stages: one bit a stage
 *
 * Return: one bit an event.
 */
unsigned int rs_stage_events(unsigned int stages)
{
	unsigned int events = 0;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (stages & (1U << stage))
			events |= 1U << rs_stages[stage].event;
	}
	return events;
}
