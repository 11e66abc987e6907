// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: signal lines between it and the guest
 *
 * Both sides are told by a work item: a driver kicks with its own locks held,
 * and what it does when it is interrupted takes them again; and a receive
 * callback of rpmsg may sleep.
 */

#include <linux/jiffies.h>

#include "line.h"

static void rpmsg_sim_line_work(struct work_struct *work)
{
	struct rpmsg_sim_line *line = container_of(to_delayed_work(work),
						   struct rpmsg_sim_line, work);

	do {
		line->deliver(line->data);
	} while (atomic_dec_if_positive(&line->again) >= 0);
}

/**
 * rpmsg_sim_line_init() - prepare a line
 * @line: the line, zeroed
 * @wq: where it is delivered
 * @deliver: called in process context when it was raised, never twice at once
 * @data: handed to @deliver
 *
 * Context: any.
 */
void rpmsg_sim_line_init(struct rpmsg_sim_line *line,
			 struct workqueue_struct *wq,
			 void (*deliver)(void *data), void *data)
{
	INIT_DELAYED_WORK(&line->work, rpmsg_sim_line_work);
	line->wq = wq;
	line->deliver = deliver;
	line->data = data;
}

/**
 * rpmsg_sim_line_quiesce() - forget what waits, wait for what is delivered
 * @line: the line; nobody raises it meanwhile
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_line_quiesce(struct rpmsg_sim_line *line)
{
	cancel_delayed_work_sync(&line->work);
	atomic_set(&line->again, 0);
}

static void rpmsg_sim_line_queue(struct rpmsg_sim_line *line)
{
	queue_delayed_work(line->wq, &line->work,
			   usecs_to_jiffies(READ_ONCE(line->delay_us)));
}

/**
 * rpmsg_sim_line_raise() - tell the other side, unless a fault strikes
 * @line: the line
 *
 * Context: any.
 */
void rpmsg_sim_line_raise(struct rpmsg_sim_line *line)
{
	atomic_long_inc(&line->raised);
	if (atomic_dec_if_positive(&line->lose) >= 0)
		return;
	if (atomic_dec_if_positive(&line->repeat) >= 0)
		atomic_inc(&line->again);

	rpmsg_sim_line_queue(line);
}

/**
 * rpmsg_sim_line_deliver() - tell the other side without a reason
 * @line: the line
 * @times: how often
 *
 * Context: any.
 */
void rpmsg_sim_line_deliver(struct rpmsg_sim_line *line, unsigned int times)
{
	if (!times)
		return;

	atomic_add(times - 1, &line->again);
	rpmsg_sim_line_queue(line);
}
