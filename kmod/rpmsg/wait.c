// SPDX-License-Identifier: GPL-2.0
/*
 * Waiting until there is a buffer to send from
 *
 * A sleeper is inside the back end and holds its endpoint. It is woken by a
 * buffer, by a signal, by time, and by the end of its endpoint or link, and
 * says which it was. The back end's interrupt is on only while somebody waits.
 */

#include <linux/export.h>
#include <linux/sched.h>

#include "bus.h"

/*
 * Who polls for a buffer. Of all links, as a poller may outlive its link, and
 * nothing takes it off the queue but itself.
 */
static DECLARE_WAIT_QUEUE_HEAD(rpmsg_wait_pollq);

static void rpmsg_wait_begin(struct rpmsg_link *link)
{
	unsigned long flags;
	unsigned int sleepers;

	spin_lock_irqsave(&link->sleep_lock, flags);
	sleepers = link->sleepers + 1;
	WRITE_ONCE(link->sleepers, sleepers);
	if (sleepers == 1 && !link->poll_armed)
		link->info.ops->tx_irq(link, true);
	spin_unlock_irqrestore(&link->sleep_lock, flags);

	rpmsg_link_count(link, RPMSG_CNT_waits);
	trace_rpmsg_bus_wait(link->id, link->gen, current->pid, sleepers);
}

static void rpmsg_wait_end(struct rpmsg_link *link)
{
	unsigned long flags;

	spin_lock_irqsave(&link->sleep_lock, flags);
	WRITE_ONCE(link->sleepers, link->sleepers - 1);
	if (!link->sleepers && !link->poll_armed)
		link->info.ops->tx_irq(link, false);
	spin_unlock_irqrestore(&link->sleep_lock, flags);
}

/* Does anybody poll? They are woken once. */
static bool rpmsg_wait_disarm_poll(struct rpmsg_link *link)
{
	unsigned long flags;
	bool polled;

	/* Either we see that somebody polls, or they see what we come from. */
	smp_mb(); /* with that of rpmsg_wait_arm_poll() */
	if (!READ_ONCE(link->poll_armed))
		return false;

	spin_lock_irqsave(&link->sleep_lock, flags);
	polled = link->poll_armed;
	WRITE_ONCE(link->poll_armed, false);
	if (polled && !link->sleepers)
		link->info.ops->tx_irq(link, false);
	spin_unlock_irqrestore(&link->sleep_lock, flags);

	return polled;
}

/* There is a buffer, or none will come any more: whoever waits is to look. */
static void rpmsg_wait_ready(struct rpmsg_link *link)
{
	bool polled = rpmsg_wait_disarm_poll(link);

	wake_up_interruptible(&link->sleepq);
	if (polled)
		wake_up_interruptible_poll(&rpmsg_wait_pollq,
					   EPOLLOUT | EPOLLWRNORM);
}

/**
 * rpmsg_link_tx_ready() - a buffer has come back
 * @link: the link
 *
 * Context: any.
 */
void rpmsg_link_tx_ready(struct rpmsg_link *link)
{
	rpmsg_link_count(link, RPMSG_CNT_tx_irqs);
	rpmsg_wait_ready(link);
}
EXPORT_SYMBOL_GPL(rpmsg_link_tx_ready);

/**
 * rpmsg_wait_wake_all() - let every sleeper look whether it may still sleep
 * @link: the link, or one of its endpoints, is going
 *
 * Context: any.
 */
void rpmsg_wait_wake_all(struct rpmsg_link *link)
{
	wake_up_interruptible(&link->sleepq);
	if (rpmsg_link_stopped(link))
		wake_up_interruptible_poll(&rpmsg_wait_pollq,
					   EPOLLERR | EPOLLHUP);
}

/* A buffer, NULL to sleep on, or the error that ends the sleep */
static struct rpmsg_tx *rpmsg_wait_try(struct rpmsg_bus_ept *e)
{
	struct rpmsg_tx *tx;

	if (rpmsg_link_stopped(e->link) || READ_ONCE(e->dying))
		return ERR_PTR(-ESHUTDOWN);

	tx = e->link->info.ops->tx_get(e->link);
	/* Whoever removes a driver waits for its callback to return. */
	if (!tx && READ_ONCE(e->deaf) && rpmsg_ept_is_running(e))
		return ERR_PTR(-ESHUTDOWN);

	return tx;
}

static void rpmsg_wait_woken(struct rpmsg_link *link, int error, u64 stamp)
{
	if (error == -ETIMEDOUT)
		rpmsg_link_count(link, RPMSG_CNT_timeouts);
	else if (error == -ERESTARTSYS)
		rpmsg_link_count(link, RPMSG_CNT_signals);
	else if (error == -ESHUTDOWN)
		rpmsg_link_count(link, RPMSG_CNT_shut_down);

	if (trace_rpmsg_bus_wake_enabled())
		trace_rpmsg_bus_wake(link->id, link->gen, current->pid, error,
				     rpmsg_link_elapsed(stamp));
}

static struct rpmsg_tx *rpmsg_wait_sleep(struct rpmsg_bus_ept *e, long timeout)
{
	struct rpmsg_link *link = e->link;
	struct rpmsg_tx *tx = NULL;
	u64 stamp = 0;
	long left;

	if (trace_rpmsg_bus_wake_enabled())
		stamp = ktime_get_mono_fast_ns();

	rpmsg_wait_begin(link);
	/* Not before sleeping is prepared: there was none just now. */
	left = __wait_event_interruptible_timeout(link->sleepq,
						  (tx = rpmsg_wait_try(e)),
						  timeout);
	rpmsg_wait_end(link);

	/* Without a buffer it was time, or a signal, that ended the sleep. */
	if (!tx)
		tx = ERR_PTR(left ?: -ETIMEDOUT);
	rpmsg_wait_woken(link, PTR_ERR_OR_ZERO(tx), stamp);

	return tx;
}

/*
 * Who looks for a buffer may take back all that have come, or find the ring
 * broken, and an interrupt that comes only then tells nobody. What is left for
 * others they are told of here. Whoever counted himself later looks later.
 */
static void rpmsg_wait_share(struct rpmsg_link *link)
{
	if (!READ_ONCE(link->sleepers) && !READ_ONCE(link->poll_armed))
		return;

	if (link->info.ops->tx_room(link))
		rpmsg_wait_ready(link);
}

/* Apart: its frame is large, and hardly a send has a use for it. */
static noinline struct rpmsg_tx *rpmsg_wait_for(struct rpmsg_bus_ept *e,
						long timeout)
{
	rpmsg_link_count(e->link, RPMSG_CNT_no_buffer);

	return timeout ? rpmsg_wait_sleep(e, timeout) : ERR_PTR(-ENOMEM);
}

/**
 * rpmsg_wait_get() - get a buffer to send from
 * @e: the endpoint to send from; rpmsg_send_enter() has been called
 * @timeout: how long to sleep for one, jiffies
 *
 * Context: process context, may sleep; any if @timeout is 0.
 * Return: the buffer; -ENOMEM without one if @timeout is 0, -ETIMEDOUT if it
 * is not; -ERESTARTSYS after a signal; -ESHUTDOWN when link or endpoint are
 * going; -EIO after the remote broke the ring.
 */
struct rpmsg_tx *rpmsg_wait_get(struct rpmsg_bus_ept *e, long timeout)
{
	struct rpmsg_tx *tx = rpmsg_wait_try(e);

	if (unlikely(!tx))
		tx = rpmsg_wait_for(e, timeout);
	rpmsg_wait_share(e->link);

	return tx;
}

/**
 * rpmsg_wait_put() - give a buffer back unsent
 * @link: the link
 * @tx: the buffer
 *
 * Context: any.
 */
void rpmsg_wait_put(struct rpmsg_link *link, struct rpmsg_tx *tx)
{
	link->info.ops->tx_put(link, tx);
	/* The remote does not tell of it: it never had it. */
	rpmsg_wait_ready(link);
}

/**
 * rpmsg_wait_failed() - a buffer was not sent
 * @link: the link
 *
 * Context: any.
 */
void rpmsg_wait_failed(struct rpmsg_link *link)
{
	rpmsg_link_count(link, RPMSG_CNT_errors);
	/* Nor will the remote tell of what it broke. */
	rpmsg_wait_ready(link);
}

/* The interrupt is wanted once; it wakes whoever polls by then. */
static void rpmsg_wait_arm_poll(struct rpmsg_link *link)
{
	unsigned long flags;

	spin_lock_irqsave(&link->sleep_lock, flags);
	if (!link->sleepers && !link->poll_armed)
		link->info.ops->tx_irq(link, true);
	WRITE_ONCE(link->poll_armed, true);
	spin_unlock_irqrestore(&link->sleep_lock, flags);
	smp_mb(); /* with that of rpmsg_wait_disarm_poll() */
}

/**
 * rpmsg_poll() - could a message be sent without sleeping?
 * @ept: the endpoint
 * @filp: the file that is polled
 * @wait: its poll table
 *
 * Context: process context, may sleep.
 * Return: EPOLLOUT if there is a buffer; EPOLLERR and EPOLLHUP on a link that
 * is going; 0.
 */
__poll_t rpmsg_poll(struct rpmsg_endpoint *ept, struct file *filp,
		    poll_table *wait)
{
	struct rpmsg_link *link;
	__poll_t mask = 0;

	if (WARN_ON(!ept))
		return EPOLLERR;

	link = to_bus_ept(ept)->link;
	poll_wait(filp, &rpmsg_wait_pollq, wait);
	if (!rpmsg_link_enter(link))
		return EPOLLERR | EPOLLHUP;

	/* One that comes back before the interrupt is on is seen after it. */
	if (!link->info.ops->tx_room(link))
		rpmsg_wait_arm_poll(link);
	if (link->info.ops->tx_room(link)) {
		mask = EPOLLOUT | EPOLLWRNORM;
		rpmsg_wait_share(link);
	}
	rpmsg_link_leave(link);

	return mask;
}
EXPORT_SYMBOL(rpmsg_poll);
