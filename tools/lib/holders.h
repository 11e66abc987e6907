/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Who keeps a driver's module from being unloaded
 */
#ifndef RINGSCOPE_HOLDERS_H
#define RINGSCOPE_HOLDERS_H

#include <linux/types.h>
#include <stdbool.h>
#include <stddef.h>

/**
 * struct rs_holder - a BPF link to one of the driver's tracepoints
 * @link: its id
 * @tracepoint: the tracepoint
 * @program: the program's name
 * @pid: a process that has it open, or 0: then it is pinned
 * @comm: that process's name
 */
struct rs_holder {
	__u32 link;
	char tracepoint[64];
	char program[16];
	int pid;
	char comm[16];
};

/**
 * struct rs_holders - all that can be found out
 * @loaded: the module is loaded
 * @users: how often it is in use; -1 if it is built in
 * @modules: other modules that use it, as one string
 * @holder: BPF links that do
 * @count: how many
 * @hidden: there may be more: looking needs CAP_SYS_ADMIN
 */
struct rs_holders {
	bool loaded;
	long users;
	char modules[128];
	struct rs_holder *holder;
	size_t count;
	bool hidden;
};

struct rs_holders *rs_holders_find(const char *module, const char *prefix);
void rs_holders_free(struct rs_holders *holders);

#endif
