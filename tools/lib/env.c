// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "env.h"

static bool env_has_bpf(void)
{
	return syscall(SYS_bpf, -1, NULL, 0) != -1 || errno != ENOSYS;
}

static bool env_has_cap(const struct __user_cap_data_struct *data, int cap)
{
	return data[CAP_TO_INDEX(cap)].effective & CAP_TO_MASK(cap);
}

static void env_probe_caps(struct rs_env *env)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {};

	syscall(SYS_capget, &header, data);
	env->cap_sys_admin = env_has_cap(data, CAP_SYS_ADMIN);
	env->cap_bpf = env->cap_sys_admin || env_has_cap(data, CAP_BPF);
	env->cap_perfmon = env->cap_sys_admin || env_has_cap(data, CAP_PERFMON);
}

/*
 * tracefs tells for sure, but not to everybody. Who may not look there is told
 * by the driver's class, which anybody may see, and in the end by attaching.
 */
static bool env_has_event(const struct rs_env *env,
			  const struct rs_event_info *event)
{
	const struct rs_kind_info *kind = &rs_kinds[event->kind];
	char path[128];

	if (!kind->system)
		return env->way[event->kind] != RS_WAY_none;
	if (access("/sys/kernel/tracing/events", X_OK))
		snprintf(path, sizeof(path), "%s", kind->dir);
	else
		snprintf(path, sizeof(path), "/sys/kernel/tracing/events/%s/%s",
			 kind->system, event->tracepoint);
	return !access(path, F_OK);
}

/* Only a driver that is there is looked at: it may take a while. */
static void env_probe_ways(struct rs_env *env)
{
	int kind;

	for (kind = 0; kind < RS_KIND_COUNT; kind++) {
		if (!access(rs_kinds[kind].dir, F_OK))
			env->way[kind] = rs_way_of(kind, &env->lacks[kind]);
	}
}

/**
 * rs_env_probe() - find out
 *
 * Return: see &struct rs_env.
 */
struct rs_env rs_env_probe(void)
{
	struct rs_env env = { .bpf = env_has_bpf() };
	int event;

	env_probe_caps(&env);
	env_probe_ways(&env);
	for (event = 0; event < RS_EVENT_COUNT; event++)
		env.event[event] = env_has_event(&env, &rs_events[event]);
	return env;
}

/**
 * rs_env_stages() - which of some stages have their events here
 * @env: from rs_env_probe()
 * @stages: one bit a stage
 *
 * Return: one bit a stage.
 */
unsigned int rs_env_stages(const struct rs_env *env, unsigned int stages)
{
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (!env->event[rs_stages[stage].event])
			stages &= ~(1U << stage);
	}
	return stages;
}

static void env_missing_event(FILE *out, const struct rs_env *env,
			      const struct rs_event_info *event)
{
	const struct rs_kind_info *kind = &rs_kinds[event->kind];

	if (env->lacks[event->kind])
		fprintf(out, "; %s", env->lacks[event->kind]);
	else if (kind->system)
		fprintf(out, "; there is no tracepoint %s: load the driver (modprobe %s)",
			event->tracepoint, kind->module);
	else
		fprintf(out, "; there is no driver %s (modprobe %s)",
			kind->module, kind->module);
}

/* For each driver the first event that is not there: all come with its module */
static void env_missing_events(FILE *out, const struct rs_env *env,
			       unsigned int stages)
{
	unsigned int events = rs_stage_events(stages), told = 0;
	int event;

	for (event = 0; event < RS_EVENT_COUNT; event++) {
		const struct rs_event_info *info = &rs_events[event];

		if (!(events & (1U << event)) || env->event[event] ||
		    told & (1U << info->kind))
			continue;
		env_missing_event(out, env, info);
		told |= 1U << info->kind;
	}
}

/**
 * rs_env_missing() - why stages cannot be measured here
 * @env: from rs_env_probe()
 * @stages: one bit a stage; none of them: what any would miss
 * @status: the exit status for it
 *
 * Return: one line that says all that is missing and what to do, to be freed;
 * NULL if nothing is missing (or there is no memory).
 */
char *rs_env_missing(const struct rs_env *env, unsigned int stages,
		     enum rs_exit *status)
{
	char *text = NULL, *missing = NULL;
	size_t size;
	FILE *out;

	out = open_memstream(&text, &size);
	if (!out)
		return NULL;
	*status = RS_EXIT_CANNOT;
	if (!env->bpf)
		fprintf(out, "; this kernel has no BPF: it needs CONFIG_BPF_SYSCALL");
	env_missing_events(out, env, stages);
	if (!ftell(out))
		*status = RS_EXIT_ERROR;
	if (!env->cap_bpf || !env->cap_perfmon)
		fprintf(out, "; not permitted without %s%s%s: run as root, or setcap cap_bpf,cap_perfmon+ep this program",
			env->cap_bpf ? "" : "CAP_BPF",
			env->cap_bpf || env->cap_perfmon ? "" : " and ",
			env->cap_perfmon ? "" : "CAP_PERFMON");
	fclose(out);
	if (size)
		missing = strdup(text + strlen("; "));
	free(text);
	return missing;
}
