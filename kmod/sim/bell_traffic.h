/* SPDX-License-Identifier: GPL-2.0 */
/* Traffic over simulated doorbells: what its files share */
#ifndef _GUNYAH_BELL_TRAFFIC_H
#define _GUNYAH_BELL_TRAFFIC_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/gunyah_bell.h>
#include <linux/irq_work.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/wait.h>

struct gh_sim_bell_device;
struct task_struct;

/* What "stats" shows, in this order */
#define GH_BELL_TRAFFIC_STATS(S)					\
	S(sent)			/* accepted by gh_bell_send() */	\
	S(refused)		/* and not */				\
	S(last_error)		/* of the last one that was not */	\
	S(heard)		/* callbacks */				\
	S(bits)			/* bits that these were told */		\
	S(joined)		/* sends read with these, beyond them */ \
	S(foreign)		/* callbacks told of bits of others */	\
	S(missing)		/* sends that were waited for in vain */

#define GH_BELL_TRAFFIC_STAT_ID(_name)	GH_BELL_TRAFFIC_##_name,
enum gh_bell_traffic_stat {
	GH_BELL_TRAFFIC_STATS(GH_BELL_TRAFFIC_STAT_ID)
	GH_BELL_TRAFFIC_N_STATS,
};

struct gh_bell_traffic_run {
	unsigned int count;
	u64 flags;
	bool wait;
	bool irq;
};

struct gh_bell_traffic_claim {
	struct list_head node;
	struct gh_bell_traffic *traffic;
	struct gh_bell_claim *claim;
	u64 bits;
	bool simple;
};

struct gh_bell_traffic {
	struct gh_bell_tx *tx;
	struct gh_bell_rx *rx;
	atomic64_t stats[GH_BELL_TRAFFIC_N_STATS];
	wait_queue_head_t wait;

	/* Protects claims; a mutex, as releasing waits for callbacks */
	struct mutex claim_lock;
	struct list_head claims;

	/* One run at a time; protects all below but stop */
	struct mutex run_lock;
	bool stop;
	struct task_struct *thread;
	struct gh_bell_traffic_run thread_run;
	struct irq_work irq_work;
	struct completion irq_sent;
	u64 irq_flags;
	int irq_ret;
};

int gh_bell_traffic_generate(struct gh_bell_traffic *traffic,
			     const struct gh_bell_traffic_run *run);
int gh_bell_traffic_claim_add(struct gh_bell_traffic *traffic, u64 bits,
			      bool simple);
int gh_bell_traffic_claim_del(struct gh_bell_traffic *traffic, u64 bits);

extern const struct attribute_group *gh_bell_traffic_groups[];
void gh_bell_traffic_thread_stop(struct gh_bell_traffic *traffic);

#endif /* _GUNYAH_BELL_TRAFFIC_H */
