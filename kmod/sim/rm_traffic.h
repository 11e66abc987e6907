/* SPDX-License-Identifier: GPL-2.0 */
/* Calls to a Resource Manager: what its files share */
#ifndef _GUNYAH_RM_TRAFFIC_H
#define _GUNYAH_RM_TRAFFIC_H

#include <linux/atomic.h>
#include <linux/device.h>
#include <linux/gunyah_rm.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/wait.h>

#define GH_RM_TRAFFIC_CALLERS_MAX	256

/* What "stats" shows, in this order; every call counts in one of them */
#define GH_RM_TRAFFIC_STATS(S)						\
	S(answered)		/* with what was asked for */		\
	S(corrupt)		/* … or with something else */		\
	S(timed_out)							\
	S(interrupted)		/* by a fatal signal */			\
	S(gone)			/* the Resource Manager was removed */	\
	S(bad)			/* the answer was none */		\
	S(failed)		/* any other error: the last one … */	\
	S(last_error)		/* … was this */

#define GH_RM_TRAFFIC_STAT_ID(_name)	GH_RM_TRAFFIC_##_name,
enum gh_rm_traffic_stat {
	GH_RM_TRAFFIC_STATS(GH_RM_TRAFFIC_STAT_ID)
	GH_RM_TRAFFIC_N_STATS,
};

struct task_struct;

struct gh_rm_traffic_run {
	unsigned int callers;		/* 0: who asks for it is the caller */
	unsigned int count;		/* calls of each */
	unsigned int size;
	bool vary;			/* sizes from 0 to that */
	bool vmid;			/* a call that every one answers */
};

struct gh_rm_traffic {
	struct list_head node;
	struct gh_rm *rm;
	struct device *dev;
	atomic64_t stats[GH_RM_TRAFFIC_N_STATS];
	/* Callers that have not returned yet; goes with wait */
	atomic_t running;
	wait_queue_head_t wait;
	bool stop;
	/* One run at a time; protects the rest */
	struct mutex run_lock;
	struct gh_rm_traffic_run run;
	struct task_struct *threads[GH_RM_TRAFFIC_CALLERS_MAX];
	unsigned int n_threads;
};

int gh_rm_traffic_generate(struct gh_rm_traffic *traffic,
			   const struct gh_rm_traffic_run *run);
int gh_rm_traffic_start(struct gh_rm_traffic *traffic,
			const struct gh_rm_traffic_run *run);
void gh_rm_traffic_stop(struct gh_rm_traffic *traffic);

extern const struct attribute_group *gh_rm_traffic_groups[];

#endif /* _GUNYAH_RM_TRAFFIC_H */
