// SPDX-License-Identifier: GPL-2.0
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "queues.h"

/* One line of a file below a folder, without its end */
static int queues_read_word(int dir, const char *file, char *word)
{
	ssize_t length;
	int fd;

	fd = openat(dir, file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	length = read(fd, word, RS_QUEUE_WORD - 1);
	close(fd);
	if (length < 0)
		return -EIO;
	word[length] = '\0';
	word[strcspn(word, "\n")] = '\0';
	return 0;
}

static int queues_read_number(int dir, const char *file, uint64_t *number)
{
	char word[RS_QUEUE_WORD], *end;
	int err;

	err = queues_read_word(dir, file, word);
	if (err)
		return err;
	*number = strtoull(word, &end, 10);
	return end == word || *end ? -EINVAL : 0;
}

static void queues_read_half(int dir, const char *name,
			     struct rs_queue_half *half)
{
	char file[RS_QUEUE_WORD];

	snprintf(file, sizeof(file), "%s/depth", name);
	half->there = !queues_read_number(dir, file, &half->depth);
	snprintf(file, sizeof(file), "%s/message_size", name);
	if (half->there)
		queues_read_number(dir, file, &half->message_size);
}

static void queues_read_counters(int dir, struct rs_queue *queue)
{
	uint64_t value;
	int stage;

	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (rs_stages[stage].kind != queue->kind ||
		    !rs_stages[stage].counter ||
		    queues_read_number(dir, rs_stages[stage].counter, &value))
			continue;
		queue->counted[stage] = true;
		queue->counter[stage] = value;
	}
}

static struct rs_queue *queues_add(struct rs_queues *queues, enum rs_kind kind,
				   uint32_t id, uint32_t generation)
{
	struct rs_queue **grown, *queue;

	grown = realloc(queues->queue, (queues->count + 1) * sizeof(*grown));
	if (!grown)
		return NULL;
	queues->queue = grown;
	queue = calloc(1, sizeof(*queue));
	if (!queue)
		return NULL;
	queue->kind = kind;
	queue->id = id;
	queue->generation = generation;
	snprintf(queue->dir, sizeof(queue->dir), "%s%" PRIu32,
		 rs_kinds[kind].prefix, id);
	strcpy(queue->name, queue->dir);
	queues->queue[queues->count++] = queue;
	return queue;
}

/**
 * rs_queues_find() - a queue by what events say of it
 * @queues: the list
 * @kind: the kind that the event is of
 * @id: its id
 * @generation: its generation
 *
 * Return: the queue, put on the list if sysfs never showed it; NULL without
 * memory.
 */
struct rs_queue *rs_queues_find(struct rs_queues *queues, enum rs_kind kind,
				uint32_t id, uint32_t generation)
{
	size_t i;

	for (i = 0; i < queues->count; i++) {
		if (queues->queue[i]->kind == kind &&
		    queues->queue[i]->generation == generation)
			return queues->queue[i];
	}
	return queues_add(queues, kind, id, generation);
}

/*
 * Another queue may take the place of the one being read: only what lies
 * between two readings of the same generation belongs together.
 */
static int queues_read(struct rs_queues *queues, enum rs_kind kind, int dir)
{
	struct rs_queue read = { .kind = kind }, *queue;
	uint64_t id, generation, again;

	if (queues_read_number(dir, "id", &id) ||
	    queues_read_number(dir, "generation", &generation) ||
	    queues_read_word(dir, "name", read.name))
		return 0;
	queues_read_word(dir, "completion", read.completion);
	queues_read_half(dir, "tx", &read.tx);
	queues_read_half(dir, "rx", &read.rx);
	queues_read_counters(dir, &read);
	if (queues_read_number(dir, "generation", &again) || again != generation)
		return 0;

	queue = rs_queues_find(queues, kind, id, generation);
	if (!queue)
		return -ENOMEM;
	strcpy(queue->name, *read.name ? read.name : queue->dir);
	strcpy(queue->completion, read.completion);
	memcpy(queue->counted, read.counted, sizeof(queue->counted));
	memcpy(queue->counter, read.counter, sizeof(queue->counter));
	queue->tx = read.tx;
	queue->rx = read.rx;
	queue->present = true;
	return 0;
}

/*
 * A device that is a queue says less of itself. The number of its directory's
 * inode does for a generation: sysfs gives it to no other.
 */
static int queues_read_device(struct rs_queues *queues, enum rs_kind kind,
			      int dir, const char *name)
{
	const char *prefix = rs_kinds[kind].prefix;
	struct rs_queue *queue;
	struct stat stat;
	unsigned int id;

	if (strncmp(name, prefix, strlen(prefix)) ||
	    sscanf(name + strlen(prefix), "%u", &id) != 1 || fstat(dir, &stat))
		return 0;
	queue = rs_queues_find(queues, kind, id, (uint32_t)stat.st_ino);
	if (!queue)
		return -ENOMEM;
	queue->present = true;
	return 0;
}

static int queues_scan_kind(struct rs_queues *queues, enum rs_kind kind)
{
	struct dirent *entry;
	int dir, err = 0;
	DIR *top;

	top = opendir(rs_kinds[kind].dir);
	while (top && !err && (entry = readdir(top))) {
		if (entry->d_name[0] == '.')
			continue;
		dir = openat(dirfd(top), entry->d_name, O_RDONLY | O_CLOEXEC);
		if (dir < 0)
			continue;
		err = rs_kinds[kind].system ?
		      queues_read(queues, kind, dir) :
		      queues_read_device(queues, kind, dir, entry->d_name);
		close(dir);
	}
	if (top)
		closedir(top);
	return err;
}

/**
 * rs_queues_scan() - look what is there now
 * @queues: all zero the first time
 *
 * A queue that is gone stays on the list with its last name and counters.
 *
 * Return: 0 or -ENOMEM.
 */
int rs_queues_scan(struct rs_queues *queues)
{
	int kind, err = 0;
	size_t i;

	for (i = 0; i < queues->count; i++)
		queues->queue[i]->present = false;
	for (kind = 0; kind < RS_KIND_COUNT && !err; kind++)
		err = queues_scan_kind(queues, kind);
	return err;
}

/**
 * rs_queues_start() - count what the drivers count from now on
 * @queues: the list, just scanned
 * @kinds: those whose drivers are meant, one bit a kind
 *
 * A queue that is made later is counted from its beginning.
 */
void rs_queues_start(struct rs_queues *queues, unsigned int kinds)
{
	struct rs_queue *queue;
	size_t i;

	for (i = 0; i < queues->count; i++) {
		queue = queues->queue[i];
		if (kinds & (1U << queue->kind))
			memcpy(queue->base, queue->counter, sizeof(queue->base));
	}
}

/**
 * rs_queues_free() - forget all queues
 * @queues: the list; empty afterwards
 */
void rs_queues_free(struct rs_queues *queues)
{
	size_t i;

	for (i = 0; i < queues->count; i++)
		free(queues->queue[i]);
	free(queues->queue);
	*queues = (struct rs_queues) {};
}

/**
 * rs_queue_matches() - is it one of those the user means?
 * @queue: a queue
 * @pattern: a name or a shell pattern for it, or NULL for any
 *
 * Return: true if the name, or what sysfs calls the queue, matches.
 */
bool rs_queue_matches(const struct rs_queue *queue, const char *pattern)
{
	return !pattern || !fnmatch(pattern, queue->name, 0) ||
	       !fnmatch(pattern, queue->dir, 0);
}

/**
 * rs_queues_names() - the names of the queues that are there
 * @queues: the list
 *
 * Return: one string to be freed, "none" if there is no queue; NULL without
 * memory.
 */
char *rs_queues_names(const struct rs_queues *queues)
{
	size_t size, i;
	bool any = false;
	FILE *out;
	char *names;

	out = open_memstream(&names, &size);
	if (!out)
		return NULL;
	for (i = 0; i < queues->count; i++) {
		if (!queues->queue[i]->present)
			continue;
		fprintf(out, "%s%s", any ? ", " : "", queues->queue[i]->name);
		any = true;
	}
	if (!any)
		fputs("none", out);
	fclose(out);
	return names;
}
