// SPDX-License-Identifier: GPL-2.0
/*
 * attach WAY: attach the programs of a way of measuring and hold them until
 * SIGINT; then print "measured N", if the way counts. The programs of a way
 * are those whose names begin with it.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <bpf/libbpf.h>

#include "message.skel.h"

static int attach_of_way(const struct bpf_program *program, const char *way)
{
	const char *name = bpf_program__name(program);
	size_t length = strlen(way);

	return !strncmp(name, way, length) && name[length] == '_';
}

/* How many programs there are of this way; only they are to be loaded. */
static int attach_choose(struct message_bpf *skel, const char *way)
{
	struct bpf_program *program;
	int chosen = 0;

	bpf_object__for_each_program(program, skel->obj) {
		int ours = attach_of_way(program, way);

		bpf_program__set_autoload(program, ours);
		chosen += ours;
	}
	return chosen;
}

static unsigned long long attach_measured(const struct message_bpf *skel)
{
	unsigned long long measured = 0;
	size_t i;

	for (i = 0; i < sizeof(skel->bss->bench_count) /
			sizeof(skel->bss->bench_count[0]); i++)
		measured += skel->bss->bench_count[i];
	return measured;
}

int main(int argc, char **argv)
{
	struct message_bpf *skel;
	sigset_t stop;
	int caught;

	if (argc != 2) {
		fprintf(stderr, "usage: attach WAY\n");
		return 2;
	}
	/* A shell that runs us in the background has us ignore it. */
	signal(SIGINT, SIG_DFL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigprocmask(SIG_BLOCK, &stop, NULL);

	skel = message_bpf__open();
	if (!skel || !attach_choose(skel, argv[1])) {
		fprintf(stderr, "attach: no program for '%s'\n", argv[1]);
		return 1;
	}
	if (message_bpf__load(skel) || message_bpf__attach(skel)) {
		fprintf(stderr, "attach: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	sigwait(&stop, &caught);
	message_bpf__detach(skel);
	printf("measured %llu\n", attach_measured(skel));
	message_bpf__destroy(skel);
	return 0;
}
