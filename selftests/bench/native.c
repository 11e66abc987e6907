// SPDX-License-Identifier: GPL-2.0
/*
 * native INSTANCE ROUNDS: time each way of measuring on this kernel
 *
 * INSTANCE is a trace instance whose bpf_trigger_tp event is off. Prints one
 * line a burst: the way, and picoseconds a message. The ways take turns, so
 * that whatever else the machine does hits all of them alike.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "../../bpf/slots.h"
#include "native.skel.h"

#define NATIVE_MESSAGES	1000	/* of one burst, as in native.bpf.c */
#define NATIVE_BURSTS	10	/* of one turn, after one to warm up */

#define NATIVE_SKIP	4

/* A way: what fires the events, and who listens */
static const struct native_way {
	const char *name;
	const char *fire;
	const char *listen;	/* a program, or NULL */
	int record;		/* into the trace instance */
} native_ways[] = {
	{ "nobody-done", "fire_done", NULL, 0 },
	{ "nobody-both", "fire_both", NULL, 0 },
	{ "floor", "fire_done_clock", "floor_any", 0 },
	{ "ringscope", "fire_done_clock", "ringscope_any", 0 },
	{ "hash", "fire_both_clock", "hash_any", 0 },
	{ "ringbuffer", "fire_both_clock", NULL, 1 },
	{ "hash-noclock", "fire_both", "hash_any", 0 },
	{ "ringbuffer-noclock", "fire_both", NULL, 1 },
};

#define NATIVE_WAYS ((int)(sizeof(native_ways) / sizeof(native_ways[0])))

static const char *native_instance;

static int native_write(const char *file, const char *text)
{
	char path[512];
	int fd, ret;

	snprintf(path, sizeof(path), "%s/%s", native_instance, file);
	fd = open(path, O_WRONLY | O_TRUNC);
	if (fd < 0 || write(fd, text, strlen(text)) < 0) {
		fprintf(stderr, "native: %s: %s\n", path, strerror(errno));
		ret = -1;
	} else {
		ret = 0;
	}
	close(fd);
	return ret;
}

static int native_record(const char *on)
{
	return native_write("events/bpf_test_run/bpf_trigger_tp/enable", on);
}

static int native_burst(struct native_bpf *skel, const struct native_way *way,
			int fire, int print)
{
	LIBBPF_OPTS(bpf_test_run_opts, opts);

	if (bpf_prog_test_run_opts(fire, &opts)) {
		fprintf(stderr, "native: %s: %s\n", way->name, strerror(errno));
		return -1;
	}
	if (print)
		printf("%s %llu\n", way->name, skel->bss->native_ns * 1000ULL /
					       NATIVE_MESSAGES);
	return 0;
}

static struct bpf_program *native_program(const struct native_bpf *skel,
					  const char *name)
{
	return bpf_object__find_program_by_name(skel->obj, name);
}

static int native_turn(struct native_bpf *skel, const struct native_way *way)
{
	int fire = bpf_program__fd(native_program(skel, way->fire));
	struct bpf_link *link = NULL;
	int i, ret = 0;

	if (way->record && (native_write("trace", "") || native_record("1")))
		return -1;
	if (way->listen) {
		link = bpf_program__attach(native_program(skel, way->listen));
		if (!link) {
			fprintf(stderr, "native: %s: %s\n", way->listen,
				strerror(errno));
			return -1;
		}
	}
	for (i = 0; i <= NATIVE_BURSTS && !ret; i++)
		ret = native_burst(skel, way, fire, i);
	bpf_link__destroy(link);
	return way->record && native_record("0") ? -1 : ret;
}

static struct native_bpf *native_load(void)
{
	struct native_bpf *skel = native_bpf__open();
	struct rs_slot *slot;

	if (!skel)
		return NULL;
	slot = &skel->bss->native_slots[skel->rodata->native_generation];
	slot->gen = skel->rodata->native_generation;
	slot->hist[0].min = ~0ULL;
	if (native_bpf__load(skel)) {
		int err = errno;

		native_bpf__destroy(skel);
		errno = err;
		return NULL;
	}
	return skel;
}

/* What was fired must have been counted, or something else was timed. */
static int native_check(const struct native_bpf *skel, int rounds)
{
	const struct rs_hist *hist;
	unsigned long long fired, ringscope = 0, hash = 0;
	int i;

	fired = (unsigned long long)rounds * (NATIVE_BURSTS + 1) * NATIVE_MESSAGES;
	hist = &skel->bss->native_slots[skel->rodata->native_generation].hist[0];
	for (i = 0; i < RS_HIST_BUCKETS; i++)
		ringscope += hist->bucket[i];
	for (i = 0; i < (int)(sizeof(skel->bss->bench_count) /
			      sizeof(skel->bss->bench_count[0])); i++)
		hash += skel->bss->bench_count[i];
	if (ringscope == fired && hash == 2 * fired)
		return 0;
	fprintf(stderr, "native: of %llu messages ringscope counted %llu, the hash way %llu\n",
		fired, ringscope, hash);
	return -1;
}

/* One CPU, and before everything else on it; both are only to calm it. */
static void native_settle(void)
{
	struct sched_param fifo = { .sched_priority = 50 };
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(sched_getcpu(), &set);
	sched_setaffinity(0, sizeof(set), &set);
	sched_setscheduler(0, SCHED_FIFO, &fifo);
}

int main(int argc, char **argv)
{
	struct native_bpf *skel;
	int rounds, i, way;
	int ret = 0;

	if (argc != 3) {
		fprintf(stderr, "usage: native INSTANCE ROUNDS\n");
		return 2;
	}
	native_instance = argv[1];
	rounds = atoi(argv[2]);
	skel = native_load();
	if (!skel) {
		fprintf(stderr, "native: loading the programs: %s\n",
			strerror(errno));
		return errno == EPERM ? NATIVE_SKIP : 1;
	}
	native_settle();
	for (i = 0; i < rounds && !ret; i++) {
		for (way = 0; way < NATIVE_WAYS && !ret; way++)
			ret = native_turn(skel, &native_ways[way]);
	}
	if (!ret)
		ret = native_check(skel, rounds);
	native_bpf__destroy(skel);
	return ret ? 1 : 0;
}
