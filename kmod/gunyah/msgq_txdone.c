// SPDX-License-Identifier: GPL-2.0
/*
 * Completing messages: exactly once, and never another one's
 *
 * The framework's mbox_chan_txdone() names no message, so whoever calls it
 * must be sure that the message it means is the active one. Here that is who
 * claimed it: moved the queue's one message to IDLE under tx.lock. Between
 * the claim and the framework's answer no other message can be active.
 */

#include <linux/mailbox_client.h>
#include <linux/wait_bit.h>

#include "msgq.h"

/**
 * gh_msgq_txdone_claim() - take the active message for completion
 * @q: queue with a message in any state but IDLE
 * @done: filled in; to be passed to gh_msgq_txdone_report()
 * @context: where this happens
 *
 * Context: tx.lock held.
 */
void gh_msgq_txdone_claim(struct gh_msgq_queue *q, struct gh_msgq_done *done,
			  enum gh_txdone_context context)
{
	lockdep_assert_held(&q->tx.lock);

	*done = (struct gh_msgq_done) {
		.seq = q->tx.seq,
		.ret = q->tx.ret,
		.stamp = q->tx.stamp,
		.context = context,
	};
	q->tx.state = GH_MSGQ_TX_IDLE;
	atomic_inc(&q->completing);
}

/**
 * gh_msgq_txdone_observe() - count and trace a completion
 * @q: its queue
 * @done: what was claimed
 *
 * Context: any.
 */
void gh_msgq_txdone_observe(struct gh_msgq_queue *q,
			    const struct gh_msgq_done *done)
{
	bool by_irq = done->context == GH_TXDONE_TX_IRQ;

	gh_msgq_count(q, GH_MSGQ_CNT_completed);
	if (by_irq)
		gh_msgq_count(q, GH_MSGQ_CNT_completed_by_irq);
	if (done->ret)
		gh_msgq_count(q, GH_MSGQ_CNT_errors);

	if (trace_gh_msgq_txdone_enabled()) {
		u64 now = ktime_get_mono_fast_ns();

		trace_gh_msgq_txdone(q->id, q->gen, done->seq, done->ret,
				     done->context,
				     gh_elapsed(now, done->stamp),
				     by_irq ?
				     gh_elapsed(now, done->irq_stamp) :
				     GH_NS_NOT_APPLICABLE);
	}
}

/**
 * gh_msgq_txdone_report() - tell the client
 * @q: its queue
 * @done: what was claimed
 *
 * The framework submits the next message before it calls tx_done for this
 * one, so the queue may be busy again when this returns.
 *
 * Context: any, tx.lock not held; the client's tx_done runs in it.
 */
void gh_msgq_txdone_report(struct gh_msgq_queue *q,
			   const struct gh_msgq_done *done)
{
	gh_msgq_txdone_observe(q, done);
	mbox_chan_txdone(&q->msgq->chan, done->ret);

	if (atomic_dec_and_test(&q->completing))
		wake_up_var(&q->completing);
}

/**
 * gh_msgq_txdone_run() - complete the message whose fate is decided
 * @q: a queue
 *
 * What every completion context calls. It may come when there is nothing left
 * to do: a TX interrupt or the client's timeout was faster.
 *
 * Context: any, tx.lock not held; the client's tx_done runs in it.
 */
void gh_msgq_txdone_run(struct gh_msgq_queue *q)
{
	struct gh_msgq_done done;
	unsigned long flags;
	bool claimed;

	spin_lock_irqsave(&q->tx.lock, flags);
	claimed = q->tx.state == GH_MSGQ_TX_DONE;
	if (claimed)
		gh_msgq_txdone_claim(q, &done, q->completion->context);
	spin_unlock_irqrestore(&q->tx.lock, flags);

	if (claimed)
		gh_msgq_txdone_report(q, &done);
}

/**
 * gh_msgq_txdone_abandon() - forget the message the client gave up on
 * @q: a queue whose client got -ETIME
 *
 * The framework completed the message itself. A completion that was under way
 * just then must be over before the next message becomes active, or it would
 * complete that one.
 *
 * Context: process context, may sleep.
 */
void gh_msgq_txdone_abandon(struct gh_msgq_queue *q)
{
	spin_lock_irq(&q->tx.lock);
	if (q->tx.state != GH_MSGQ_TX_IDLE) {
		q->tx.state = GH_MSGQ_TX_IDLE;
		gh_msgq_count(q, GH_MSGQ_CNT_abandoned);
		trace_gh_msgq_drop(q->id, q->gen, q->tx.seq,
				   GH_DROP_ABANDONED, 0, 0);
	}
	spin_unlock_irq(&q->tx.lock);

	wait_var_event(&q->completing, !atomic_read(&q->completing));
}

static bool gh_msgq_txdone_drain_one(struct gh_msgq_queue *q)
{
	struct gh_msgq_done done;
	bool claimed;

	spin_lock_irq(&q->tx.lock);
	claimed = q->tx.state != GH_MSGQ_TX_IDLE;
	if (claimed) {
		/* A message that was queued or refused keeps that result. */
		if (q->tx.state != GH_MSGQ_TX_DONE)
			q->tx.ret = -ESHUTDOWN;
		gh_msgq_txdone_claim(q, &done, GH_TXDONE_REMOVE);
	}
	spin_unlock_irq(&q->tx.lock);

	if (claimed)
		gh_msgq_txdone_report(q, &done);

	return claimed;
}

/**
 * gh_msgq_txdone_drain() - complete all that the framework still holds
 * @q: a queue marked removed, whose interrupts and contexts have been stopped
 *
 * Each completion makes the framework submit its next message, which comes
 * back at once as -ESHUTDOWN, until it has none. Then waits for the threads
 * inside gh_msgq_send(), completing what they add.
 *
 * Context: process context, may sleep.
 */
void gh_msgq_txdone_drain(struct gh_msgq_queue *q)
{
	struct gh_msgq *msgq = q->msgq;
	bool senders;

	do {
		wait_var_event(&msgq->senders,
			       READ_ONCE(q->tx.state) != GH_MSGQ_TX_IDLE ||
			       !atomic_read(&msgq->senders));

		/* Read first: who has left has nothing more to add. */
		senders = atomic_read_acquire(&msgq->senders);
		while (gh_msgq_txdone_drain_one(q))
			;
	} while (senders);

	wait_var_event(&q->completing, !atomic_read(&q->completing));
}
