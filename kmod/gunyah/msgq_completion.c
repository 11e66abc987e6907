// SPDX-License-Identifier: GPL-2.0
/*
 * The contexts in which a message can be completed
 *
 * send_data must not complete a message itself, so something has to run soon
 * after it. What, was debated: the choices are one table, and a field of
 * struct gh_msgq picks the row.
 */

#include <linux/hrtimer.h>

#include "mailbox.h"
#include "msgq.h"
#include "workqueue.h"

static void gh_msgq_tasklet_run(struct tasklet_struct *tasklet)
{
	gh_msgq_txdone_run(container_of(tasklet, struct gh_msgq_queue,
					tasklet));
}

static int gh_msgq_tasklet_init(struct gh_msgq_queue *q)
{
	tasklet_setup(&q->tasklet, gh_msgq_tasklet_run);
	return 0;
}

static void gh_msgq_tasklet_schedule(struct gh_msgq_queue *q)
{
	tasklet_schedule(&q->tasklet);
}

static void gh_msgq_tasklet_stop(struct gh_msgq_queue *q)
{
	tasklet_kill(&q->tasklet);
}

static void gh_msgq_irq_work_run(struct irq_work *irq_work)
{
	gh_msgq_txdone_run(container_of(irq_work, struct gh_msgq_queue,
					irq_work));
}

static int gh_msgq_irq_work_init(struct gh_msgq_queue *q)
{
	init_irq_work(&q->irq_work, gh_msgq_irq_work_run);
	return 0;
}

static void gh_msgq_irq_work_schedule(struct gh_msgq_queue *q)
{
	irq_work_queue(&q->irq_work);
}

static void gh_msgq_irq_work_stop(struct gh_msgq_queue *q)
{
	irq_work_sync(&q->irq_work);
}

static void gh_msgq_work_run(struct work_struct *work)
{
	gh_msgq_txdone_run(container_of(work, struct gh_msgq_queue, work));
}

static int gh_msgq_work_init(struct gh_msgq_queue *q)
{
	INIT_WORK(&q->work, gh_msgq_work_run);
	return 0;
}

/* An INIT_WORK of its own: lockdep must not take the two for one lock. */
static int gh_msgq_bh_work_init(struct gh_msgq_queue *q)
{
	if (!gh_compat_bh_workqueue())
		return -EOPNOTSUPP;

	INIT_WORK(&q->work, gh_msgq_work_run);
	return 0;
}

static void gh_msgq_bh_work_schedule(struct gh_msgq_queue *q)
{
	queue_work(gh_compat_bh_workqueue(), &q->work);
}

static void gh_msgq_work_schedule(struct gh_msgq_queue *q)
{
	queue_work(system_highpri_wq, &q->work);
}

static void gh_msgq_work_stop(struct gh_msgq_queue *q)
{
	cancel_work_sync(&q->work);
}

static int gh_msgq_irq_thread_init(struct gh_msgq_queue *q)
{
	return q->tx.resource ? 0 : -EINVAL;
}

static void gh_msgq_irq_thread_schedule(struct gh_msgq_queue *q)
{
	gh_msgq_wake_thread(q, q->tx.resource, &q->tx.woken);
}

/* The thread ended with its interrupt. */
static void gh_msgq_irq_thread_stop(struct gh_msgq_queue *q)
{
}

static int gh_msgq_poll_init(struct gh_msgq_queue *q)
{
	return 0;
}

/* The framework started its timer itself. */
static void gh_msgq_poll_schedule(struct gh_msgq_queue *q)
{
}

static void gh_msgq_poll_stop(struct gh_msgq_queue *q)
{
	struct gh_msgq *msgq = q->msgq;
	unsigned long flags;

	/*
	 * Only an interrupt-driven channel lets us complete messages, and
	 * those still there have to be, with an error that polling cannot
	 * carry.
	 */
	spin_lock_irqsave(&msgq->chan.lock, flags);
	msgq->chan.txdone_method = MBOX_TXDONE_BY_IRQ;
	spin_unlock_irqrestore(&msgq->chan.lock, flags);

	hrtimer_cancel(&msgq->mbox.poll_hrt);
}

static const struct gh_msgq_completion_ops
gh_msgq_completions[GH_MSGQ_COMPLETIONS] = {
	[GH_MSGQ_COMPLETION_TASKLET] = {
		.name = "tasklet",
		.context = GH_TXDONE_TASKLET,
		.init = gh_msgq_tasklet_init,
		.schedule = gh_msgq_tasklet_schedule,
		.stop = gh_msgq_tasklet_stop,
	},
	[GH_MSGQ_COMPLETION_IRQ_WORK] = {
		.name = "irq_work",
		.context = GH_TXDONE_IRQ_WORK,
		.init = gh_msgq_irq_work_init,
		.schedule = gh_msgq_irq_work_schedule,
		.stop = gh_msgq_irq_work_stop,
	},
	[GH_MSGQ_COMPLETION_BH_WORKQUEUE] = {
		.name = "bh_workqueue",
		.context = GH_TXDONE_BH_WORKQUEUE,
		.init = gh_msgq_bh_work_init,
		.schedule = gh_msgq_bh_work_schedule,
		.stop = gh_msgq_work_stop,
	},
	[GH_MSGQ_COMPLETION_WORKQUEUE] = {
		.name = "workqueue",
		.context = GH_TXDONE_WORKQUEUE,
		.init = gh_msgq_work_init,
		.schedule = gh_msgq_work_schedule,
		.stop = gh_msgq_work_stop,
	},
	[GH_MSGQ_COMPLETION_IRQ_THREAD] = {
		.name = "irq_thread",
		.context = GH_TXDONE_IRQ_THREAD,
		.init = gh_msgq_irq_thread_init,
		.schedule = gh_msgq_irq_thread_schedule,
		.stop = gh_msgq_irq_thread_stop,
	},
	[GH_MSGQ_COMPLETION_POLL] = {
		.name = "poll",
		.context = GH_TXDONE_POLL,
		.polled = true,
		.init = gh_msgq_poll_init,
		.schedule = gh_msgq_poll_schedule,
		.stop = gh_msgq_poll_stop,
	},
};

/**
 * gh_msgq_completion_get() - the row of the table for a context
 * @completion: which
 *
 * Context: any.
 * Return: the row; ERR_PTR(-EINVAL) for a number that names no context.
 */
const struct gh_msgq_completion_ops *
gh_msgq_completion_get(enum gh_msgq_completion completion)
{
	if (completion == GH_MSGQ_COMPLETION_DEFAULT)
		completion = gh_compat_bh_workqueue() ?
			     GH_MSGQ_COMPLETION_BH_WORKQUEUE :
			     GH_MSGQ_COMPLETION_TASKLET;
	if (completion >= GH_MSGQ_COMPLETIONS)
		return ERR_PTR(-EINVAL);

	return &gh_msgq_completions[completion];
}

/**
 * gh_msgq_completion_by_name() - the context called so
 * @name: "tasklet", "irq_work" … as in /sys/class/gunyah_msgq, or "default"
 *
 * Context: any.
 * Return: an enum gh_msgq_completion; -EINVAL for an unknown name.
 */
int gh_msgq_completion_by_name(const char *name)
{
	int i;

	if (sysfs_streq(name, "default"))
		return GH_MSGQ_COMPLETION_DEFAULT;

	for (i = GH_MSGQ_COMPLETION_DEFAULT + 1; i < GH_MSGQ_COMPLETIONS; i++)
		if (sysfs_streq(name, gh_msgq_completions[i].name))
			return i;

	return -EINVAL;
}
EXPORT_SYMBOL_GPL(gh_msgq_completion_by_name);
