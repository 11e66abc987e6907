// SPDX-License-Identifier: GPL-2.0
/*
 * ringscope list: what can be measured here, and why not the rest
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "lib/env.h"
#include "lib/holders.h"
#include "lib/msg.h"
#include "lib/opts.h"
#include "lib/output.h"

#define LIST_SCHEMA "ringscope-list/1"

struct list_settings {
	bool json;
};

static const struct rs_opt list_opts[] = {
	{ 'j', "json", NULL, RS_OPT_FLAG, offsetof(struct list_settings, json),
	  "print JSON" },
	{ 'h', "help", NULL, RS_OPT_HELP, 0, "print this" },
	{}
};

static const struct rs_opt list_operands[] = { {} };

struct list_facts {
	struct rs_env env;
	struct rs_queues queues;
	struct rs_holders *holders[RS_KIND_COUNT];	/* NULL: no tracepoints */
	char *missing[RS_STAGE_COUNT];
};

/* ---- text ---- */

static void list_half(const char *name, const struct rs_queue_half *half)
{
	if (half->there)
		printf(", %s %" PRIu64 " x %" PRIu64 " bytes", name, half->depth,
		       half->message_size);
}

/* A driver's own tracepoints need no mention. */
static void list_way(enum rs_way way)
{
	if (way == RS_WAY_none)
		printf(", cannot be measured");
	else if (way != RS_WAY_tracepoint)
		printf(", measured by %s", rs_way_name(way));
}

static void list_text_queues(const struct list_facts *facts)
{
	size_t i;

	printf("queues\n");
	for (i = 0; i < facts->queues.count; i++) {
		const struct rs_queue *queue = facts->queues.queue[i];

		printf("  %-12s %s, generation %" PRIu32, queue->name,
		       rs_kinds[queue->kind].system ? queue->dir :
		       rs_kinds[queue->kind].module, queue->generation);
		list_half("tx", &queue->tx);
		list_half("rx", &queue->rx);
		if (*queue->completion)
			printf(", completed by %s", queue->completion);
		list_way(facts->env.way[queue->kind]);
		putchar('\n');
	}
	if (!facts->queues.count)
		printf("  none now; those that come while hist runs are measured too\n");
}

static void list_text_stages(const struct list_facts *facts, enum rs_kind kind)
{
	const char *missing = NULL;
	int stage;

	printf("\nstages of %s\n", rs_kinds[kind].class);
	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (rs_stages[stage].kind != kind)
			continue;
		printf("  %-12s %-3s  %s\n", rs_stages[stage].name,
		       facts->missing[stage] ? "no" : "yes",
		       rs_stages[stage].help);
		if (facts->missing[stage] && !missing)
			missing = facts->missing[stage];
	}
	if (missing)
		printf("  why not: %s\n", missing);
	if (kind == RS_KIND_gunyah_vmfn)
		printf("  note: nothing here starts a virtual machine on hardware by itself\n");
}

static void list_text_holders(const struct list_facts *facts, enum rs_kind kind)
{
	const struct rs_holders *holders = facts->holders[kind];
	size_t i;

	if (!holders || !holders->loaded || holders->users < 0)
		return;
	printf("\nmodule %s\n", rs_kinds[kind].module);
	if (!holders->users) {
		printf("  not in use: rmmod can unload it\n");
		return;
	}
	printf("  in use, rmmod will refuse to unload it\n");
	if (*holders->modules)
		printf("  used by modules: %s\n", holders->modules);
	for (i = 0; i < holders->count; i++) {
		const struct rs_holder *holder = &holders->holder[i];

		printf("  held by BPF program %s on %s (link %u), ",
		       holder->program, holder->tracepoint, holder->link);
		if (holder->pid)
			printf("end %s, pid %d, to release it\n", holder->comm,
			       holder->pid);
		else
			printf("no process: find its pin with bpftool link\n");
	}
	if (holders->hidden)
		printf("  BPF programs that hold it are shown to root only\n");
}

/* ---- JSON ---- */

static struct json_object *list_json_half(const struct rs_queue_half *half)
{
	struct json_object *object;

	if (!half->there)
		return NULL;
	object = json_object_new_object();
	json_object_object_add(object, "depth",
			       json_object_new_uint64(half->depth));
	json_object_object_add(object, "message_size",
			       json_object_new_uint64(half->message_size));
	return object;
}

static struct json_object *list_json_queues(const struct list_facts *facts)
{
	struct json_object *list = json_object_new_array(), *object;
	const struct rs_queues *queues = &facts->queues;
	const char *way;
	size_t i;

	for (i = 0; i < queues->count; i++) {
		const struct rs_queue *queue = queues->queue[i];

		object = json_object_new_object();
		way = rs_way_name(facts->env.way[queue->kind]);
		json_object_object_add(object, "kind", json_object_new_string(
				       rs_kinds[queue->kind].class));
		json_object_object_add(object, "way", way ?
				       json_object_new_string(way) : NULL);
		json_object_object_add(object, "id",
				       json_object_new_uint64(queue->id));
		json_object_object_add(object, "generation",
				       json_object_new_uint64(queue->generation));
		json_object_object_add(object, "name",
				       json_object_new_string(queue->name));
		json_object_object_add(object, "completion",
				       json_object_new_string(queue->completion));
		json_object_object_add(object, "tx", list_json_half(&queue->tx));
		json_object_object_add(object, "rx", list_json_half(&queue->rx));
		json_object_array_add(list, object);
	}
	return list;
}

static struct json_object *list_json_stages(const struct list_facts *facts)
{
	struct json_object *list = json_object_new_array(), *object;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		const struct rs_stage_info *info = &rs_stages[stage];
		const char *missing = facts->missing[stage];

		object = json_object_new_object();
		json_object_object_add(object, "kind", json_object_new_string(
				       rs_kinds[info->kind].class));
		json_object_object_add(object, "stage",
				       json_object_new_string(info->name));
		json_object_object_add(object, "event", json_object_new_string(
				       rs_events[info->event].tracepoint));
		json_object_object_add(object, "missing", missing ?
				       json_object_new_string(missing) : NULL);
		json_object_array_add(list, object);
	}
	return list;
}

static void list_json_holders(const struct rs_holders *holders,
			      struct json_object *list)
{
	struct json_object *object;
	size_t i;

	for (i = 0; holders && i < holders->count; i++) {
		const struct rs_holder *holder = &holders->holder[i];

		object = json_object_new_object();
		json_object_object_add(object, "link",
				       json_object_new_uint64(holder->link));
		json_object_object_add(object, "event",
				       json_object_new_string(holder->tracepoint));
		json_object_object_add(object, "program",
				       json_object_new_string(holder->program));
		json_object_object_add(object, "pid", holder->pid ?
				       json_object_new_int(holder->pid) : NULL);
		json_object_array_add(list, object);
	}
}

static void list_print_json(const struct list_facts *facts)
{
	struct json_object *object = json_object_new_object(), *holders;
	struct utsname uts;
	int kind;

	uname(&uts);
	json_object_object_add(object, "schema",
			       json_object_new_string(LIST_SCHEMA));
	json_object_object_add(object, "kernel",
			       json_object_new_string(uts.release));
	json_object_object_add(object, "queues", list_json_queues(facts));
	json_object_object_add(object, "stages", list_json_stages(facts));
	holders = json_object_new_array();
	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		list_json_holders(facts->holders[kind], holders);
	json_object_object_add(object, "holders", holders);
	rs_output_json_line(object);
}

/* ---- */

static void list_text(const struct list_facts *facts)
{
	int kind;

	list_text_queues(facts);
	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		list_text_stages(facts, kind);
	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		list_text_holders(facts, kind);
}

static int list_gather(struct list_facts *facts)
{
	const struct rs_kind_info *info;
	enum rs_exit status;
	int stage, kind;

	facts->env = rs_env_probe();
	for (stage = 0; stage < RS_STAGE_COUNT; stage++)
		facts->missing[stage] = rs_env_missing(&facts->env, 1U << stage,
						       &status);
	for (kind = 0; kind < RS_KIND_COUNT; kind++) {
		info = &rs_kinds[kind];
		if (!info->system)
			continue;
		facts->holders[kind] = rs_holders_find(info->module,
						       info->tracepoints);
		if (!facts->holders[kind])
			return -1;
	}
	return rs_queues_scan(&facts->queues);
}

static void list_forget(struct list_facts *facts)
{
	int stage, kind;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++)
		free(facts->missing[stage]);
	for (kind = 0; kind < RS_KIND_COUNT; kind++)
		rs_holders_free(facts->holders[kind]);
	rs_queues_free(&facts->queues);
}

static int list_main(const struct rs_verb *verb, int argc, char **argv)
{
	struct list_settings settings = {};
	struct list_facts facts = {};
	int ret;

	ret = rs_opts_parse(verb, argc, argv, &settings);
	if (ret)
		return ret == RS_OPTS_HELPED ? RS_EXIT_OK : ret;

	ret = list_gather(&facts);
	if (ret) {
		rs_error("out of memory");
		ret = RS_EXIT_ERROR;
	} else if (settings.json) {
		list_print_json(&facts);
	} else {
		list_text(&facts);
	}
	list_forget(&facts);
	return ret;
}

const struct rs_verb rs_verb_list = {
	.name = "list",
	.summary = "show what can be measured here, and why not the rest",
	.opts = list_opts,
	.operands = list_operands,
	.run = list_main,
};
