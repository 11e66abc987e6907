// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "msg.h"
#include "session.h"
#include "session_kind.h"
#include "stage.h"
#include "way.h"

#define SESSION_LINKS 8		/* more than any kind of queue has programs */

/* The programs of a kind of queue, from loading on */
struct session_kind {
	const struct rs_session_kind_ops *ops;
	struct rs_session_object object;
	enum rs_way way;
	struct bpf_link *link[SESSION_LINKS];
	int links;
};

struct rs_session {
	unsigned int stages;
	struct session_kind kind[RS_KIND_COUNT];
	struct bpf_program *program[RS_EVENT_COUNT];
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

/*
 * The program that measures just the asked-for stages of the event, or, where
 * it is told them, that which is attached in the way that was chosen
 */
static struct bpf_program *session_program(const struct rs_session *session,
					   enum rs_event event)
{
	const struct rs_event_info *info = &rs_events[event];
	const struct session_kind *kind = &session->kind[info->kind];
	unsigned int nths = 0;
	char name[32];
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (rs_stages[stage].event == event &&
		    session->stages & (1U << stage))
			nths |= 1U << rs_stages[stage].nth;
	}
	if (kind->object.wanted)
		snprintf(name, sizeof(name), "rs_%s_%s", info->id,
			 rs_way_name(kind->way));
	else
		snprintf(name, sizeof(name), "rs_%s%u", info->id, nths);
	return bpf_object__find_program_by_name(kind->object.obj, name);
}

/* Programs for one way only have it at the end of their names. */
static bool session_is_for(const struct bpf_program *program, enum rs_way way)
{
	const char *end = strrchr(bpf_program__name(program), '_');

	return !strcmp(end + 1, rs_way_name(way));
}

/* Before loading: what is written here is the maps' first content. */
static void session_prepare(struct rs_session *session, enum rs_kind kind)
{
	const struct rs_session_object *object = &session->kind[kind].object;
	struct bpf_program *program;
	int event, slot, nth;

	if (object->wanted)
		*object->wanted = session->stages;
	bpf_object__for_each_program(program, object->obj)
		bpf_program__set_autoload(program,
			session_is_for(program, session->kind[kind].way));
	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (rs_events[event].kind != kind)
			continue;
		session->program[event] = session_program(session, event);
		if (!session->program[event])
			continue;
		bpf_program__set_autoload(session->program[event], true);
		for (slot = 0; slot < RS_SLOTS; slot++) {
			for (nth = 0; nth < RS_SLOT_STAGES; nth++)
				object->slots[event][slot].hist[nth].min =
					UINT64_MAX;
		}
	}
}

/**
 * rs_session_open() - begin with nothing loaded
 * @stages: what to measure, one bit a stage, not 0
 *
 * Return: a session that measures nothing yet, or NULL without memory.
 */
struct rs_session *rs_session_open(unsigned int stages)
{
	struct rs_session *session = calloc(1, sizeof(*session));
	int kind;

	if (!session)
		return NULL;
	session->stages = stages;
	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		session->kind[kind].ops = &rs_session_kinds[kind];
	libbpf_set_print(rs_verbose ? session_print : session_print_nothing);
	return session;
}

static void session_unload(struct rs_session *session, enum rs_kind kind)
{
	struct session_kind *loaded = &session->kind[kind];
	int event;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (rs_events[event].kind == kind)
			session->program[event] = NULL;
	}
	if (loaded->object.skel)
		loaded->ops->close(loaded->object.skel);
	loaded->object = (struct rs_session_object) {};
}

static int session_load(struct rs_session *session, enum rs_kind kind,
			enum rs_way way)
{
	struct session_kind *loaded = &session->kind[kind];
	int err;

	loaded->way = way;
	err = loaded->ops->open(&loaded->object);
	if (err)
		return err;
	session_prepare(session, kind);
	err = loaded->ops->load(loaded->object.skel);
	if (!err)
		return 0;
	session_unload(session, kind);
	return err;
}

/*
 * Where it seemed that programs could be called by functions directly, but
 * they cannot, there may still be kprobes.
 */
static int session_fall_back(struct rs_session *session, enum rs_kind kind,
			     int err)
{
	if (session->kind[kind].way != RS_WAY_fentry || !rs_way_has_kprobe())
		return err;
	session_unload(session, kind);
	return session_load(session, kind, RS_WAY_kprobe);
}

/**
 * rs_session_load() - load the programs for one kind of queue
 * @session: from rs_session_open()
 * @kind: the kind; loaded once, however often this is called
 *
 * Return: 0, or a negative error: -EPERM without CAP_BPF and CAP_PERFMON,
 * -ENOENT if this kernel knows no way, else what the kernel said.
 */
int rs_session_load(struct rs_session *session, enum rs_kind kind)
{
	const char *missing;
	enum rs_way way;
	int err;

	if (session->kind[kind].object.skel)
		return 0;
	way = rs_way_of(kind, &missing);
	if (way == RS_WAY_none)
		return -ENOENT;
	err = session_load(session, kind, way);
	return err ? session_fall_back(session, kind, err) : 0;
}

static void session_detach(struct rs_session *session, enum rs_kind kind)
{
	struct session_kind *loaded = &session->kind[kind];

	while (loaded->links)
		bpf_link__destroy(loaded->link[--loaded->links]);
}

static int session_attach(struct rs_session *session, enum rs_kind kind)
{
	struct session_kind *loaded = &session->kind[kind];
	struct bpf_program *program;
	struct bpf_link *link;
	int err;

	bpf_object__for_each_program(program, loaded->object.obj) {
		if (!bpf_program__autoload(program))
			continue;
		link = bpf_program__attach(program);
		if (!link) {
			err = -errno;
			session_detach(session, kind);
			return err;
		}
		loaded->link[loaded->links++] = link;
	}
	return 0;
}

/**
 * rs_session_attach() - start measuring one kind of queue
 * @session: from rs_session_open()
 * @kind: the kind, loaded and not attached
 *
 * Return: 0, or a negative error: -ENOENT if an event is not there, which is
 * so while the driver's module is not loaded. Then nothing is attached.
 */
int rs_session_attach(struct rs_session *session, enum rs_kind kind)
{
	int err = session_attach(session, kind);

	if (err)
		err = session_fall_back(session, kind, err) ?:
		      session_attach(session, kind);
	return err;
}

/**
 * rs_session_detach() - stop measuring; what was measured stays readable
 * @session: from rs_session_open(), attached or not
 */
void rs_session_detach(struct rs_session *session)
{
	int kind;

	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		session_detach(session, kind);
}

/**
 * rs_session_close() - undo rs_session_open(), detaching first
 * @session: from rs_session_open(), or NULL
 */
void rs_session_close(struct rs_session *session)
{
	int kind;

	if (!session)
		return;
	rs_session_detach(session);
	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		session_unload(session, kind);
	free(session);
}

/**
 * rs_session_slots() - what was measured at an event
 * @session: from rs_session_open()
 * @event: which one
 *
 * Return: RS_SLOTS slots in memory that the programs go on writing; NULL if
 * its kind of queue is not loaded.
 */
const struct rs_slot *rs_session_slots(const struct rs_session *session,
				       enum rs_event event)
{
	return session->kind[rs_events[event].kind].object.slots[event];
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
	const struct rs_session_object *object =
		&session->kind[rs_events[event].kind].object;

	return object->skel ? object->no_slot[event] : 0;
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
	const struct rs_session_object *object =
		&session->kind[rs_events[event].kind].object;
	struct bpf_prog_info info = {};
	__u32 size = sizeof(info);

	if (!session->program[event] ||
	    bpf_obj_get_info_by_fd(bpf_program__fd(session->program[event]),
				   &info, &size))
		return 0;
	return info.recursion_misses + (object->missed ? object->missed[event] : 0);
}
