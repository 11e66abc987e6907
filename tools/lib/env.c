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
 * The function through which a raw tracepoint calls BPF has the tracepoint's
 * name in its own. Unlike tracefs, everybody may read the names of functions.
 */
static void env_probe_events(struct rs_env *env)
{
	static const char prefix[] = "__bpf_trace_";
	char line[512], symbol[256];
	FILE *file;
	int event;

	file = fopen("/proc/kallsyms", "re");
	if (!file) {
		/* A kernel built without it: attaching will tell. */
		memset(env->event, true, sizeof(env->event));
		return;
	}
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%*s %*s %255s", symbol) != 1 ||
		    strncmp(symbol, prefix, sizeof(prefix) - 1))
			continue;
		for (event = 0; event < RS_EVENT_COUNT; event++) {
			if (!strcmp(symbol + sizeof(prefix) - 1,
				    rs_event_tracepoint[event]))
				env->event[event] = true;
		}
	}
	fclose(file);
}

/**
 * rs_env_probe() - find out
 *
 * Return: see &struct rs_env.
 */
struct rs_env rs_env_probe(void)
{
	struct rs_env env = { .bpf = env_has_bpf() };

	env_probe_caps(&env);
	env_probe_events(&env);
	return env;
}

/**
 * rs_env_missing() - why stages cannot be measured here
 * @env: from rs_env_probe()
 * @stages: one bit a stage
 * @status: the exit status for it
 *
 * Return: one line that says what is missing and what to do, to be freed;
 * NULL if nothing is missing (or there is no memory).
 */
char *rs_env_missing(const struct rs_env *env, unsigned int stages,
		     enum rs_exit *status)
{
	unsigned int events = rs_stage_events(stages);
	char *text = NULL;
	int event;

	*status = RS_EXIT_CANNOT;
	if (!env->bpf)
		return strdup("this kernel has no BPF: it was built without CONFIG_BPF_SYSCALL");
	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (!(events & (1U << event)) || env->event[event])
			continue;
		if (asprintf(&text,
			     "there is no tracepoint %s: load the driver first (modprobe " RS_ENV_MODULE ")",
			     rs_event_tracepoint[event]) < 0)
			return NULL;
		return text;
	}
	*status = RS_EXIT_ERROR;
	if (env->cap_bpf && env->cap_perfmon)
		return NULL;
	if (asprintf(&text,
		     "not permitted: %s%s%s missing; run as root or give the program both (setcap cap_bpf,cap_perfmon+ep)",
		     env->cap_bpf ? "" : "CAP_BPF",
		     env->cap_bpf || env->cap_perfmon ? "" : " and ",
		     env->cap_perfmon ? "" : "CAP_PERFMON") < 0)
		return NULL;
	return text;
}
