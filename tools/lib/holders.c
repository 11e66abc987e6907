// SPDX-License-Identifier: GPL-2.0
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <bpf/bpf.h>

#include "holders.h"

static void holders_read_module(struct rs_holders *holders, const char *module)
{
	struct dirent *entry;
	char path[128];
	FILE *file;
	DIR *dir;

	snprintf(path, sizeof(path), "/sys/module/%s/refcnt", module);
	holders->users = -1;
	file = fopen(path, "re");
	if (file) {
		if (fscanf(file, "%ld", &holders->users) != 1)
			holders->users = -1;
		fclose(file);
	}
	snprintf(path, sizeof(path), "/sys/module/%s/holders", module);
	dir = opendir(path);
	holders->loaded = dir;
	while (dir && (entry = readdir(dir))) {
		size_t used = strlen(holders->modules);

		if (entry->d_name[0] != '.')
			snprintf(holders->modules + used,
				 sizeof(holders->modules) - used, "%s%s",
				 used ? ", " : "", entry->d_name);
	}
	if (dir)
		closedir(dir);
}

static void holders_read_program(struct rs_holder *holder, __u32 id)
{
	struct bpf_prog_info info = {};
	__u32 size = sizeof(info);
	int fd;

	fd = bpf_prog_get_fd_by_id(id);
	if (fd < 0)
		return;
	if (!bpf_obj_get_info_by_fd(fd, &info, &size))
		snprintf(holder->program, sizeof(holder->program), "%s",
			 info.name);
	close(fd);
}

/* Return: 1 if the link is to one of the tracepoints, 0 if not or gone */
static int holders_read_link(struct rs_holder *holder, __u32 id,
			     const char *prefix)
{
	struct bpf_link_info info = {};
	__u32 size = sizeof(info);
	int fd, err;

	*holder = (struct rs_holder) { .link = id };
	fd = bpf_link_get_fd_by_id(id);
	if (fd < 0)
		return 0;
	info.raw_tracepoint.tp_name = (__u64)(unsigned long)holder->tracepoint;
	info.raw_tracepoint.tp_name_len = sizeof(holder->tracepoint);
	err = bpf_obj_get_info_by_fd(fd, &info, &size);
	close(fd);
	if (err || info.type != BPF_LINK_TYPE_RAW_TRACEPOINT ||
	    strncmp(holder->tracepoint, prefix, strlen(prefix)))
		return 0;
	holders_read_program(holder, info.prog_id);
	return 1;
}

static void holders_read_links(struct rs_holders *holders, const char *prefix)
{
	struct rs_holder holder, *grown;
	__u32 id = 0;

	while (!bpf_link_get_next_id(id, &id)) {
		if (!holders_read_link(&holder, id, prefix))
			continue;
		grown = realloc(holders->holder,
				(holders->count + 1) * sizeof(*grown));
		if (!grown)
			return;
		holders->holder = grown;
		grown[holders->count++] = holder;
	}
	holders->hidden = errno == EPERM;
}

/* Which link is behind this file descriptor? 0: none */
static __u32 holders_fd_link(const char *pid, const char *fd)
{
	static const char kind[] = "anon_inode:bpf";
	char path[320], target[64] = "", line[128];
	__u32 link = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%s/fd/%s", pid, fd);
	if (readlink(path, target, sizeof(target) - 1) < 0 ||
	    strncmp(target, kind, sizeof(kind) - 1))
		return 0;
	snprintf(path, sizeof(path), "/proc/%s/fdinfo/%s", pid, fd);
	file = fopen(path, "re");
	while (file && !link && fgets(line, sizeof(line), file)) {
		if (sscanf(line, "link_id: %u", &link) != 1)
			link = 0;
	}
	if (file)
		fclose(file);
	return link;
}

static void holders_name_process(struct rs_holder *holder, const char *pid)
{
	char path[64];
	FILE *file;

	holder->pid = atoi(pid);
	snprintf(path, sizeof(path), "/proc/%.20s/comm", pid);
	file = fopen(path, "re");
	if (!file)
		return;
	if (fgets(holder->comm, sizeof(holder->comm), file))
		holder->comm[strcspn(holder->comm, "\n")] = '\0';
	fclose(file);
}

static void holders_look_in(struct rs_holders *holders, const char *pid)
{
	struct dirent *entry;
	char path[64];
	size_t i;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%.20s/fd", pid);
	dir = opendir(path);
	while (dir && (entry = readdir(dir))) {
		__u32 link = holders_fd_link(pid, entry->d_name);

		for (i = 0; link && i < holders->count; i++) {
			if (holders->holder[i].link == link)
				holders_name_process(&holders->holder[i], pid);
		}
	}
	if (dir)
		closedir(dir);
}

static void holders_find_processes(struct rs_holders *holders)
{
	struct dirent *entry;
	DIR *proc;

	proc = opendir("/proc");
	while (proc && (entry = readdir(proc))) {
		if (isdigit((unsigned char)entry->d_name[0]))
			holders_look_in(holders, entry->d_name);
	}
	if (proc)
		closedir(proc);
}

/**
 * rs_holders_find() - look who uses a module
 * @module: its name
 * @prefix: with which the names of its tracepoints begin
 *
 * Return: what was found, to be freed with rs_holders_free(); NULL without
 * memory.
 */
struct rs_holders *rs_holders_find(const char *module, const char *prefix)
{
	struct rs_holders *holders = calloc(1, sizeof(*holders));

	if (!holders)
		return NULL;
	holders_read_module(holders, module);
	holders_read_links(holders, prefix);
	if (holders->count)
		holders_find_processes(holders);
	return holders;
}

/**
 * rs_holders_free() - forget what rs_holders_find() found
 * @holders: from there, or NULL
 */
void rs_holders_free(struct rs_holders *holders)
{
	if (!holders)
		return;
	free(holders->holder);
	free(holders);
}
