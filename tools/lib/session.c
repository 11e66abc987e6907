// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "msg.h"
#include "session.h"
#include "stage.h"

#include "ringscope.skel.h"

struct rs_session {
	struct ringscope_bpf *skel;
	struct bpf_program *program[RS_EVENT_COUNT];
	struct bpf_link *link[RS_EVENT_COUNT];
};

static int session_print(enum libbpf_print_level level, const char *format,
			 va_list args)
{
	return rs_verbose || level == LIBBPF_WARN ?
	       vfprintf(stderr, format, args) : 0;
}

static int session_print_nothing(enum libbpf_print_level level,
				 const char *format, va_list args)
{
	(void)level;
	(void)format;
	(void)args;
	return 0;
}

/* The program that measures just the asked-for stages of the event */
static struct bpf_program *session_program(struct rs_session *session,
					   enum rs_event event,
					   unsigned int stages)
{
	unsigned int nths = 0;
	char name[32];
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (rs_stages[stage].event == event && stages & (1U << stage))
			nths |= 1U << rs_stages[stage].nth;
	}
	snprintf(name, sizeof(name), "rs_%s%u", rs_event_id[event], nths);
	return bpf_object__find_program_by_name(session->skel->obj, name);
}

#define SESSION_SLOTS(id, tp) [RS_EVENT_##id] = skel->bss->slots_##id,

static struct rs_slot *session_slots(const struct ringscope_bpf *skel,
				     enum rs_event event)
{
	struct rs_slot *const slots[] = { RS_EVENTS(SESSION_SLOTS) };

	return slots[event];
}

/* Before loading: what is written here is the maps' first content. */
static void session_prepare(struct rs_session *session, unsigned int stages)
{
	int event, slot, nth;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		struct rs_slot *slots = session_slots(session->skel, event);

		session->program[event] = session_program(session, event, stages);
		if (!session->program[event])
			continue;
		bpf_program__set_autoload(session->program[event], true);
		for (slot = 0; slot < RS_SLOTS; slot++) {
			for (nth = 0; nth < RS_EVENT_STAGES; nth++)
				slots[slot].hist[nth].min = UINT64_MAX;
		}
	}
}

/**
 * rs_session_open() - load the programs for some stages
 * @stages: one bit a stage, not 0
 *
 * Return: a session that measures nothing yet, or NULL with errno set: EPERM
 * without CAP_BPF and CAP_PERFMON, else what the kernel said.
 */
struct rs_session *rs_session_open(unsigned int stages)
{
	struct rs_session *session = calloc(1, sizeof(*session));
	struct bpf_program *program;
	int err;

	if (!session)
		return NULL;
	libbpf_set_print(rs_verbose ? session_print : session_print_nothing);
	session->skel = ringscope_bpf__open();
	if (!session->skel)
		goto free_session;
	bpf_object__for_each_program(program, session->skel->obj)
		bpf_program__set_autoload(program, false);
	session_prepare(session, stages);
	if (ringscope_bpf__load(session->skel))
		goto destroy_skeleton;
	return session;

destroy_skeleton:
	err = errno;
	ringscope_bpf__destroy(session->skel);
	errno = err;
free_session:
	err = errno;
	free(session);
	errno = err;
	return NULL;
}

/**
 * rs_session_attach() - start measuring
 * @session: from rs_session_open()
 *
 * Return: 0, or a negative error: -ENOENT if the event is not there, which is
 * so while the driver's module is not loaded.
 */
int rs_session_attach(struct rs_session *session)
{
	int event;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (!session->program[event])
			continue;
		session->link[event] =
			bpf_program__attach(session->program[event]);
		if (!session->link[event]) {
			int err = -errno;

			rs_session_detach(session);
			return err;
		}
	}
	return 0;
}

/**
 * rs_session_detach() - stop measuring; what was measured stays readable
 * @session: from rs_session_open(), attached or not
 */
void rs_session_detach(struct rs_session *session)
{
	int event;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		bpf_link__destroy(session->link[event]);
		session->link[event] = NULL;
	}
}

/**
 * rs_session_close() - undo rs_session_open(), detaching first
 * @session: from rs_session_open(), or NULL
 */
void rs_session_close(struct rs_session *session)
{
	if (!session)
		return;
	rs_session_detach(session);
	ringscope_bpf__destroy(session->skel);
	free(session);
}

/**
 * rs_session_slots() - what was measured at an event
 * @session: from rs_session_open()
 * @event: which one
 *
 * Return: RS_SLOTS slots in memory that the programs go on writing.
 */
const struct rs_slot *rs_session_slots(const struct rs_session *session,
				       enum rs_event event)
{
	return session_slots(session->skel, event);
}

/**
 * rs_session_no_slot() - messages of queues that found no slot
 * @session: from rs_session_open()
 * @event: where
 *
 * Return: how many.
 */
uint64_t rs_session_no_slot(const struct rs_session *session,
			    enum rs_event event)
{
	return session->skel->bss->no_slot[event];
}

/**
 * rs_session_recursion() - events that came while the program ran on that CPU
 * @session: from rs_session_open()
 * @event: which one
 *
 * The kernel then skips the program and counts.
 *
 * Return: how many.
 */
uint64_t rs_session_recursion(const struct rs_session *session,
			      enum rs_event event)
{
	struct bpf_prog_info info = {};
	__u32 size = sizeof(info);

	if (!session->program[event] ||
	    bpf_obj_get_info_by_fd(bpf_program__fd(session->program[event]),
				   &info, &size))
		return 0;
	return info.recursion_misses;
}
