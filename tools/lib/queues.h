/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The queues that drivers show in sysfs, and those they showed before
 */
#ifndef RINGSCOPE_QUEUES_H
#define RINGSCOPE_QUEUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stage.h"

#define RS_QUEUE_WORD 64

/**
 * struct rs_queue_half - the transmit or the receive queue
 * @there: there is one
 * @depth: messages it holds
 * @message_size: bytes a message may have
 */
struct rs_queue_half {
	bool there;
	uint64_t depth;
	uint64_t message_size;
};

/**
 * struct rs_queue - one message queue
 * @kind: whose class it is in
 * @id: its small number, which a later one may get again
 * @generation: its number that no other of its kind has
 * @dir: what sysfs calls it
 * @name: what its driver calls it; @dir for one never seen in sysfs
 * @completion: the context its messages are completed in; may be empty
 * @present: it is there now
 * @tx: its transmit half
 * @rx: its receive half
 * @counted: the driver counts what this stage measures
 * @counter: that count, as last read
 * @base: and as it was at rs_queues_start(); 0 for a queue made later
 */
struct rs_queue {
	enum rs_kind kind;
	uint32_t id;
	uint32_t generation;
	char dir[RS_QUEUE_WORD];
	char name[RS_QUEUE_WORD];
	char completion[RS_QUEUE_WORD];
	bool present;
	struct rs_queue_half tx;
	struct rs_queue_half rx;
	bool counted[RS_STAGE_COUNT];
	uint64_t counter[RS_STAGE_COUNT];
	uint64_t base[RS_STAGE_COUNT];
};

/* Queues live as long as the list: pointers to them stay good. */
struct rs_queues {
	struct rs_queue **queue;
	size_t count;
};

int rs_queues_scan(struct rs_queues *queues);
void rs_queues_start(struct rs_queues *queues, unsigned int kinds);
struct rs_queue *rs_queues_find(struct rs_queues *queues, enum rs_kind kind,
				uint32_t id, uint32_t generation);
void rs_queues_free(struct rs_queues *queues);
bool rs_queue_matches(const struct rs_queue *queue, const char *pattern);
char *rs_queues_names(const struct rs_queues *queues);

#endif
