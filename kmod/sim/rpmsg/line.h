/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: signal lines between it and the guest */
#ifndef _RPMSG_SIM_LINE_H
#define _RPMSG_SIM_LINE_H

#include <linux/atomic.h>
#include <linux/workqueue.h>

/**
 * struct rpmsg_sim_line - an interrupt of the guest's, or a kick from it
 * @work: delivers it, in process context
 * @wq: where
 * @deliver: what it means to be told
 * @data: handed to @deliver
 * @again: deliveries that are to follow the next one at once
 * @raised: how often it was raised, faults or not
 * @lose: so many of the next are lost
 * @repeat: so many of the next are delivered twice
 * @delay_us: all are late by this, 0 = not
 *
 * Edge triggered: what is raised while it waits for delivery is delivered
 * once.
 */
struct rpmsg_sim_line {
	struct delayed_work work;
	struct workqueue_struct *wq;
	void (*deliver)(void *data);
	void *data;
	atomic_t again;
	atomic_long_t raised;
	atomic_t lose;
	atomic_t repeat;
	unsigned int delay_us;
};

void rpmsg_sim_line_init(struct rpmsg_sim_line *line,
			 struct workqueue_struct *wq,
			 void (*deliver)(void *data), void *data);
void rpmsg_sim_line_quiesce(struct rpmsg_sim_line *line);
void rpmsg_sim_line_raise(struct rpmsg_sim_line *line);
void rpmsg_sim_line_deliver(struct rpmsg_sim_line *line, unsigned int times);

#endif /* _RPMSG_SIM_LINE_H */
