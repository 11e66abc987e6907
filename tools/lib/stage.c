// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <string.h>

#include "stage.h"

#define STAGE_KIND_OF(id, kind, ...) STAGE_KIND_OF_##id = RS_KIND_##kind,
enum { RS_EVENTS(STAGE_KIND_OF) };

#define STAGE_ROW(id, name_, event_, nth_, arg, counter_, help_)	\
	[RS_STAGE_##id] = {						\
		.name = name_,						\
		.counter = counter_,					\
		.help = help_,						\
		.event = RS_EVENT_##event_,				\
		.kind = (enum rs_kind)STAGE_KIND_OF_##event_,		\
		.nth = nth_,						\
	},
const struct rs_stage_info rs_stages[RS_STAGE_COUNT] = { RS_STAGES(STAGE_ROW) };

#define STAGE_LOSS(id, name, arg, help) [RS_LOSS_##id] = { name, help },
const struct rs_loss_info rs_losses[RS_LOSS_COUNT] = { RS_LOSSES(STAGE_LOSS) };

#define STAGE_EVENT(id, kind, slots, tp)				\
	[RS_EVENT_##id] = { #id, #tp, RS_KIND_##kind },
const struct rs_event_info rs_events[RS_EVENT_COUNT] = {
	RS_EVENTS(STAGE_EVENT)
};

#define STAGE_KIND(id, ...) [RS_KIND_##id] = { #id, __VA_ARGS__ },
const struct rs_kind_info rs_kinds[RS_KIND_COUNT] = { RS_KINDS(STAGE_KIND) };

#define STAGE_FITS(id, name, event, nth, ...)				\
	_Static_assert((nth) < RS_SLOT_STAGES, name);
RS_STAGES(STAGE_FITS)

/* Those of this name, one on each kind of queue that has it */
static unsigned int stage_find(const char *name, size_t length)
{
	unsigned int stages = 0;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (strlen(rs_stages[stage].name) == length &&
		    !strncmp(rs_stages[stage].name, name, length))
			stages |= 1U << stage;
	}
	return stages;
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
	unsigned int set = 0, named;
	size_t length;

	for (;; list++) {
		length = strcspn(list, ",");
		named = stage_find(list, length);
		if (!named)
			return -EINVAL;
		set |= named;
		list += length;
		if (!*list)
			break;
	}
	*stages = set;
	return 0;
}

/**
 * rs_stage_namesakes() - stages that have the same names
 * @stages: one bit a stage
 *
 * Return: these, and those of other kinds of queues.
 */
unsigned int rs_stage_namesakes(unsigned int stages)
{
	unsigned int set = 0;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (stages & (1U << stage))
			set |= stage_find(rs_stages[stage].name,
					  strlen(rs_stages[stage].name));
	}
	return set;
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

/**
 * rs_stage_kinds() - the kinds of queues that have a stage of a set
 * @stages: one bit a stage
 *
 * Return: one bit a kind.
 */
unsigned int rs_stage_kinds(unsigned int stages)
{
	unsigned int kinds = 0;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (stages & (1U << stage))
			kinds |= 1U << rs_stages[stage].kind;
	}
	return kinds;
}

/**
 * rs_stage_of_kinds() - the stages that some kinds of queues have
 * @kinds: one bit a kind
 *
 * Return: one bit a stage.
 */
unsigned int rs_stage_of_kinds(unsigned int kinds)
{
	unsigned int stages = 0;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (kinds & (1U << rs_stages[stage].kind))
			stages |= 1U << stage;
	}
	return stages;
}
