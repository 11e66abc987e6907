/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What this kernel and this process may and may not
 */
#ifndef RINGSCOPE_ENV_H
#define RINGSCOPE_ENV_H

#include <stdbool.h>

#include "msg.h"
#include "stage.h"
#include "way.h"

/**
 * struct rs_env - what measuring needs
 * @bpf: the kernel has the bpf() system call
 * @event: the tracepoints that are there, and the functions that can be traced
 * @way: how each kind of queue is measured whose driver is there
 * @lacks: what the kernel lacks for one, or NULL
 * @cap_bpf: may load BPF programs
 * @cap_perfmon: may attach them to tracepoints
 * @cap_sys_admin: may look at other people's programs
 */
struct rs_env {
	bool bpf;
	bool event[RS_EVENT_COUNT];
	enum rs_way way[RS_KIND_COUNT];
	const char *lacks[RS_KIND_COUNT];
	bool cap_bpf;
	bool cap_perfmon;
	bool cap_sys_admin;
};

struct rs_env rs_env_probe(void);
unsigned int rs_env_stages(const struct rs_env *env, unsigned int stages);
char *rs_env_missing(const struct rs_env *env, unsigned int stages,
		     enum rs_exit *status);

#endif
