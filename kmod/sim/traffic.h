/* SPDX-License-Identifier: GPL-2.0 */
/* Traffic over simulated message queues: what its files share */
#ifndef _GUNYAH_TRAFFIC_H
#define _GUNYAH_TRAFFIC_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/gunyah_msgq.h>
#include <linux/irq_work.h>
#include <linux/list.h>
#include <linux/mailbox_client.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

struct gh_sim_msgq;
struct task_struct;

/* The framework's own queue: more would be refused. */
#define GH_TRAFFIC_WINDOW_MAX	20
/* Twice what any queue takes, so that too long can be tried */
#define GH_TRAFFIC_SIZE_MAX	2048

/* What "stats" shows, in this order */
#define GH_TRAFFIC_STATS(S)						\
	S(sent)			/* accepted by gh_msgq_send() */	\
	S(done)			/* completed */				\
	S(done_errors)		/* … with an error */			\
	S(done_twice)		/* completed though not in flight */	\
	S(last_error)		/* of the last one that failed */	\
	S(last_error_seq)	/* its number, from 1 */		\
	S(received)							\
	S(corrupt)		/* not what was sent */			\
	S(lost)			/* numbers skipped */			\
	S(reordered)		/* or received twice */

#define GH_TRAFFIC_STAT_ID(_name)	GH_TRAFFIC_##_name,
enum gh_traffic_stat {
	GH_TRAFFIC_STATS(GH_TRAFFIC_STAT_ID)
	GH_TRAFFIC_N_STATS,
};

struct gh_traffic_run {
	unsigned int count;
	unsigned int size;
	unsigned int window;
	bool push;
	bool irq;
};

struct gh_traffic_msg {
	struct list_head node;
	u64 seq;
	bool in_flight;
	struct gh_msgq_tx_data tx;	/* with its data behind it: last */
};

struct gh_traffic {
	struct gh_msgq msgq;
	struct mbox_client client;
	struct gh_sim_msgq *sim;
	atomic64_t stats[GH_TRAFFIC_N_STATS];
	wait_queue_head_t wait;

	/*
	 * Protects idle, n_idle, which the run reads without it, and in_flight;
	 * tx_done comes in hardirq
	 */
	spinlock_t lock;
	struct list_head idle;
	unsigned int n_idle;
	struct gh_traffic_msg *msgs[GH_TRAFFIC_WINDOW_MAX];

	/* One run at a time; protects all below but stop and rx_next */
	struct mutex run_lock;
	bool stop;
	u64 next_seq;
	u64 rx_next;
	struct task_struct *thread;
	struct gh_traffic_run thread_run;
	struct irq_work irq_work;
	struct completion irq_sent;
	struct gh_traffic_msg *irq_msg;
	int irq_ret;
};

int gh_traffic_generate(struct gh_traffic *traffic,
			const struct gh_traffic_run *run);

extern const struct attribute_group *gh_traffic_groups[];
void gh_traffic_thread_stop(struct gh_traffic *traffic);

#endif /* _GUNYAH_TRAFFIC_H */
