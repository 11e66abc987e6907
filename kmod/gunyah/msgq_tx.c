// SPDX-License-Identifier: GPL-2.0
/* Message-queue mailbox: sending */

#include <linux/slab.h>
#include <linux/wait_bit.h>

#include "msgq.h"

/*
 * How long a message may stay queued-and-full or held before we look for
 * ourselves. Only a lost interrupt makes that necessary.
 */
#define GH_MSGQ_TX_RECHECK_MS	100

static size_t gh_msgq_tx_max_size(const struct gh_msgq_tx *tx)
{
	return tx->resource->max_msg_size ?: GH_MSGQ_MAX_MSG_SIZE;
}

static void gh_msgq_tx_drop(struct gh_msgq_queue *q, enum gh_drop_reason reason,
			    size_t len, s32 error)
{
	trace_gh_msgq_drop(q->id, q->gen, q->tx.seq, reason,
			   min_t(size_t, len, U32_MAX), error);
}

/* Refuse here what the hypervisor may swallow with a success code. */
static int gh_msgq_tx_check(struct gh_msgq_queue *q,
			    const struct gh_msgq_tx_data *msg)
{
	size_t len = msg ? msg->length : 0;

	if (q->msgq->removed) {
		gh_msgq_tx_drop(q, GH_DROP_REMOVED, len, 0);
		return -ESHUTDOWN;
	}
	if (!q->tx.resource) {
		gh_msgq_tx_drop(q, GH_DROP_NO_TX_QUEUE, len, 0);
		return -EOPNOTSUPP;
	}
	if (!len) {
		gh_msgq_tx_drop(q, GH_DROP_EMPTY, len, 0);
		return -EINVAL;
	}
	if (len > gh_msgq_tx_max_size(&q->tx)) {
		gh_msgq_tx_drop(q, GH_DROP_NO_ROOM_EVER, len, 0);
		return -EMSGSIZE;
	}

	return 0;
}

/*
 * The client takes its buffer back when its own timeout fires, and nobody
 * tells us: what waits for room is a copy.
 */
static void gh_msgq_tx_hold(struct gh_msgq_queue *q,
			    const struct gh_msgq_tx_data *msg)
{
	struct gh_msgq_tx_data *held = q->tx.held;

	if (msg != held) {
		held->length = msg->length;
		held->push = msg->push;
		memcpy(held->data, msg->data, msg->length);
		gh_msgq_count(q, GH_MSGQ_CNT_held);
	}
	q->tx.state = GH_MSGQ_TX_HELD;
}

static void gh_msgq_tx_submit(struct gh_msgq_queue *q,
			      const struct gh_msgq_tx_data *msg)
{
	struct gh_msg_origin origin = {
		.seq = q->tx.seq,
		.stamp = q->tx.stamp,
		.queue = q->id,
	};
	bool not_full = false;
	enum gh_error error;

	error = gh_hypercall_msgq_send(q->tx.resource->capid, msg->length,
				       msg->data,
				       msg->push ? GH_MSGQ_SEND_PUSH : 0,
				       &not_full, &origin);
	if (trace_gh_msgq_send_ret_enabled())
		trace_gh_msgq_send_ret(q->id, q->gen, q->tx.seq, error,
				       not_full,
				       gh_elapsed(ktime_get_mono_fast_ns(),
						  q->tx.stamp));

	q->tx.ret = 0;
	switch (error) {
	case GH_ERROR_OK:
		q->tx.state = not_full ? GH_MSGQ_TX_DONE : GH_MSGQ_TX_FILLED;
		break;
	case GH_ERROR_MSGQUEUE_FULL:
	case GH_ERROR_RETRY:
		/*
		 * An error from send_data would leave the message in the
		 * framework with nobody to try it again.
		 */
		gh_msgq_tx_hold(q, msg);
		break;
	default:
		q->tx.ret = gh_error_remap(error);
		q->tx.state = GH_MSGQ_TX_DONE;
		gh_msgq_tx_drop(q, GH_DROP_SEND_ERROR, msg->length, error);
		break;
	}
}

static bool gh_msgq_tx_listening(void)
{
	return trace_gh_msgq_txdone_enabled() || trace_gh_msgq_rx_enabled() ||
	       trace_gh_msgq_send_ret_enabled();
}

/*
 * Runs under the channel's lock: the framework forbids completing in here, so
 * even what fails at once goes through the completion context. It never
 * returns an error, as the framework would keep the message and tell nobody.
 */
int gh_msgq_tx_send_data(struct mbox_chan *chan, void *data)
{
	struct gh_msgq_queue *q = chan->con_priv;
	struct gh_msgq_tx_data *msg = data;
	struct gh_msgq_tx *tx = &q->tx;
	unsigned long flags;
	int ret;

	spin_lock_irqsave(&tx->lock, flags);
	if (tx->state != GH_MSGQ_TX_IDLE) {
		/* The framework timed the last one out without telling us. */
		gh_msgq_count(q, GH_MSGQ_CNT_abandoned);
		gh_msgq_tx_drop(q, GH_DROP_ABANDONED, 0, 0);
	}

	tx->seq++;
	tx->stamp = gh_msgq_tx_listening() ? ktime_get_mono_fast_ns() : 0;
	gh_msgq_count(q, GH_MSGQ_CNT_sent);
	if (trace_gh_msgq_send_enabled())
		trace_gh_msgq_send(q->id, q->gen, tx->seq,
				   msg ? min_t(size_t, msg->length, U32_MAX) : 0,
				   msg && msg->push);

	ret = gh_msgq_tx_check(q, msg);
	if (ret) {
		tx->ret = ret;
		tx->state = GH_MSGQ_TX_DONE;
	} else {
		gh_msgq_tx_submit(q, msg);
	}

	if (q->msgq->removed)
		wake_up_var(&q->msgq->senders);
	else if (tx->state == GH_MSGQ_TX_DONE)
		q->completion->schedule(q);
	else
		schedule_delayed_work(&tx->recheck,
				      msecs_to_jiffies(GH_MSGQ_TX_RECHECK_MS));
	spin_unlock_irqrestore(&tx->lock, flags);

	return 0;
}

/* The framework's poll timer asks whether it may complete the message. */
bool gh_msgq_tx_last_done(struct mbox_chan *chan)
{
	struct gh_msgq_queue *q = chan->con_priv;
	struct gh_msgq_done done;
	unsigned long flags;
	bool claimed;

	spin_lock_irqsave(&q->tx.lock, flags);
	claimed = q->tx.state == GH_MSGQ_TX_DONE && !q->msgq->removed;
	if (claimed) {
		gh_msgq_txdone_claim(q, &done, GH_TXDONE_POLL);
		/* The framework itself goes on; there is nothing to wait for. */
		atomic_dec(&q->completing);
	}
	spin_unlock_irqrestore(&q->tx.lock, flags);

	if (claimed)
		gh_msgq_txdone_observe(q, &done);

	return claimed;
}

/*
 * There may be room now. True: @done is to be reported, in this context.
 */
static bool gh_msgq_tx_advance(struct gh_msgq_queue *q,
			       struct gh_msgq_done *done,
			       enum gh_txdone_context context)
{
	struct gh_msgq_tx *tx = &q->tx;

	lockdep_assert_held(&tx->lock);

	if (tx->state == GH_MSGQ_TX_FILLED)
		tx->state = GH_MSGQ_TX_DONE;
	else if (tx->state == GH_MSGQ_TX_HELD)
		gh_msgq_tx_submit(q, tx->held);
	else
		return false;

	if (tx->state != GH_MSGQ_TX_DONE || q->completion->polled)
		return false;

	gh_msgq_txdone_claim(q, done, context);
	return true;
}

static irqreturn_t gh_msgq_tx_irq(int irq, void *data)
{
	struct gh_msgq_queue *q = data;
	struct gh_msgq_done done;
	u64 irq_stamp = 0;
	bool expected, claimed;
	unsigned long flags;

	if (gh_msgq_woken(&q->tx.woken))
		return IRQ_WAKE_THREAD;

	if (trace_gh_msgq_txdone_enabled())
		irq_stamp = ktime_get_mono_fast_ns();

	gh_msgq_count(q, GH_MSGQ_CNT_tx_irqs);

	spin_lock_irqsave(&q->tx.lock, flags);
	expected = q->tx.state == GH_MSGQ_TX_FILLED ||
		   q->tx.state == GH_MSGQ_TX_HELD;
	trace_gh_msgq_tx_irq(q->id, q->gen, q->tx.seq, expected);
	/*
	 * The hypervisor raises this line for a queue that was never full, and
	 * may deliver one interrupt twice: it means "look", never "done".
	 */
	if (!expected)
		gh_msgq_count(q, GH_MSGQ_CNT_spurious_irqs);
	claimed = gh_msgq_tx_advance(q, &done, GH_TXDONE_TX_IRQ);
	spin_unlock_irqrestore(&q->tx.lock, flags);

	if (claimed) {
		done.irq_stamp = irq_stamp;
		gh_msgq_txdone_report(q, &done);
	}

	return IRQ_HANDLED;
}

static irqreturn_t gh_msgq_tx_thread(int irq, void *data)
{
	gh_msgq_txdone_run(data);
	return IRQ_HANDLED;
}

static void gh_msgq_tx_recheck(struct work_struct *work)
{
	struct gh_msgq_queue *q = container_of(to_delayed_work(work),
					       struct gh_msgq_queue,
					       tx.recheck);
	struct gh_msgq_tx *tx = &q->tx;
	struct gh_msgq_done done;
	bool claimed = false;

	spin_lock_irq(&tx->lock);
	if (tx->state == GH_MSGQ_TX_HELD) {
		gh_msgq_count(q, GH_MSGQ_CNT_rechecks);
		claimed = gh_msgq_tx_advance(q, &done, GH_TXDONE_RECHECK);
	} else if (tx->state == GH_MSGQ_TX_FILLED && tx->resource->depth) {
		/*
		 * Whether there is room shows only by trying. Setting the
		 * threshold again makes the hypervisor raise the interrupt
		 * once more if there is, and do nothing if not.
		 */
		gh_hypercall_msgq_configure_send(tx->resource->capid,
						 tx->resource->depth - 1,
						 GH_MSGQ_THRESHOLD_UNCHANGED);
	}
	if (tx->state == GH_MSGQ_TX_FILLED || tx->state == GH_MSGQ_TX_HELD)
		schedule_delayed_work(&tx->recheck,
				      msecs_to_jiffies(GH_MSGQ_TX_RECHECK_MS));
	spin_unlock_irq(&tx->lock);

	if (claimed)
		gh_msgq_txdone_report(q, &done);
}

/**
 * gh_msgq_tx_init() - set up the sending half
 * @q: the queue
 * @resource: its TX resource, or NULL
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM.
 */
int gh_msgq_tx_init(struct gh_msgq_queue *q, struct gh_resource *resource)
{
	struct gh_msgq_tx *tx = &q->tx;

	spin_lock_init(&tx->lock);
	INIT_DELAYED_WORK(&tx->recheck, gh_msgq_tx_recheck);
	tx->resource = resource;
	if (!resource)
		return 0;

	tx->held = kzalloc(struct_size(tx->held, data,
				       gh_msgq_tx_max_size(tx)), GFP_KERNEL);
	return tx->held ? 0 : -ENOMEM;
}

/**
 * gh_msgq_tx_exit() - undo gh_msgq_tx_init()
 * @q: the queue, stopped
 *
 * Context: process context, may sleep.
 */
void gh_msgq_tx_exit(struct gh_msgq_queue *q)
{
	kfree(q->tx.held);
}

/**
 * gh_msgq_tx_request_irq() - from here on the TX interrupt completes messages
 * @q: the queue; one without TX is fine
 *
 * Context: process context, may sleep.
 * Return: 0 or what request_threaded_irq() returns.
 */
int gh_msgq_tx_request_irq(struct gh_msgq_queue *q)
{
	bool threaded = q->completion->context == GH_TXDONE_IRQ_THREAD;

	if (!q->tx.resource)
		return 0;

	return request_threaded_irq(q->tx.resource->irq, gh_msgq_tx_irq,
				    threaded ? gh_msgq_tx_thread : NULL, 0,
				    "gh_msgq_tx", q);
}

/**
 * gh_msgq_tx_free_irq() - undo gh_msgq_tx_request_irq()
 * @q: the queue
 *
 * Context: process context, may sleep.
 */
void gh_msgq_tx_free_irq(struct gh_msgq_queue *q)
{
	if (q->tx.resource)
		free_irq(q->tx.resource->irq, q);
}

/**
 * gh_msgq_tx_stop() - let no message be sent, held or scheduled any more
 * @q: the queue
 *
 * What comes in from now on is decided as -ESHUTDOWN and waits for
 * gh_msgq_txdone_drain().
 *
 * Context: process context, may sleep.
 */
void gh_msgq_tx_stop(struct gh_msgq_queue *q)
{
	spin_lock_irq(&q->tx.lock);
	WRITE_ONCE(q->msgq->removed, true);
	spin_unlock_irq(&q->tx.lock);
	/* Before msgq->senders is read: see gh_msgq_send(). */
	smp_mb();

	cancel_delayed_work_sync(&q->tx.recheck);
}
