// SPDX-License-Identifier: GPL-2.0
/*
 * Message-queue mailbox: receiving
 *
 * The hypervisor interrupts when a queue reaches its threshold, by equality:
 * a drain that stops with a message left is never told of it again. So the
 * thread reads until the queue says that it is empty, and where it cannot
 * read, a timer makes it come back.
 */

#include "msgq.h"

/* After a receive that gave nothing: wait, doubling from first to last. */
#define GH_MSGQ_RX_BACKOFF_FIRST_MS	10
#define GH_MSGQ_RX_BACKOFF_LAST_MS	5000

/* Useless answers in a row that one drain puts up with */
#define GH_MSGQ_RX_USELESS_MAX		8

static irqreturn_t gh_msgq_rx_irq(int irq, void *data)
{
	struct gh_msgq_queue *q = data;
	u64 stamp = GH_MSGQ_RX_IRQ_UNTIMED;

	if (gh_msgq_woken(&q->rx.woken))
		return IRQ_WAKE_THREAD;

	gh_msgq_count(q, GH_MSGQ_CNT_rx_irqs);
	if (trace_gh_msgq_rx_enabled())
		stamp = ktime_get_mono_fast_ns();

	/* Of several that no read has answered yet the first one counts. */
	atomic64_cmpxchg(&q->rx.irq_stamp, 0, stamp);
	trace_gh_msgq_rx_irq(q->id, q->gen, READ_ONCE(q->rx.seq));

	return IRQ_WAKE_THREAD;
}

static s64 gh_msgq_rx_irq_elapsed(u64 now, u64 irq_stamp)
{
	if (!irq_stamp)
		return GH_NS_NOT_APPLICABLE;
	if (irq_stamp == GH_MSGQ_RX_IRQ_UNTIMED)
		return GH_NS_NOT_LISTENING;

	return gh_elapsed(now, irq_stamp);
}

static void gh_msgq_rx_deliver(struct gh_msgq_queue *q, size_t len, bool more,
			       const struct gh_msg_origin *origin,
			       u64 irq_stamp)
{
	struct gh_msgq_rx *rx = &q->rx;

	WRITE_ONCE(rx->seq, rx->seq + 1);
	gh_msgq_count(q, GH_MSGQ_CNT_received);
	if (irq_stamp)
		gh_msgq_count(q, GH_MSGQ_CNT_received_by_irq);

	if (trace_gh_msgq_rx_enabled()) {
		u64 now = ktime_get_mono_fast_ns();

		trace_gh_msgq_rx(q->id, q->gen, rx->seq, len, more,
				 origin->queue, origin->seq,
				 origin->seq ?
				 gh_elapsed(now, origin->stamp) :
				 GH_NS_NOT_CARRIED,
				 gh_msgq_rx_irq_elapsed(now, irq_stamp));
	}

	rx->data.length = len;
	mbox_chan_received_data(&q->msgq->chan, &rx->data);
}

static void gh_msgq_rx_drop(struct gh_msgq_queue *q, enum gh_drop_reason reason,
			    size_t len, enum gh_error error)
{
	gh_msgq_count(q, GH_MSGQ_CNT_dropped);
	trace_gh_msgq_drop(q->id, q->gen, q->rx.seq, reason,
			   min_t(size_t, len, U32_MAX), error);
}

/* True: there is more to read, and reading it may help. */
static bool gh_msgq_rx_one(struct gh_msgq_queue *q, u64 irq_stamp,
			   unsigned int *useless)
{
	struct gh_msgq_rx *rx = &q->rx;
	struct gh_msg_origin origin = {};
	bool more = false;
	enum gh_error error;
	size_t len = 0;

	error = gh_hypercall_msgq_recv(rx->resource->capid, rx->data.data,
				       sizeof(rx->data.data), &len, &more,
				       &origin);
	if (error == GH_ERROR_MSGQUEUE_EMPTY)
		return false;

	if (error) {
		gh_msgq_rx_drop(q, GH_DROP_RECV_ERROR, 0, error);
		*useless = GH_MSGQ_RX_USELESS_MAX;
		return false;
	}

	/*
	 * "Success, no bytes, and there is more" for ever is how the open
	 * hypervisor says that it could not write to the buffer.
	 */
	if (!len || len > sizeof(rx->data.data)) {
		gh_msgq_rx_drop(q, len ? GH_DROP_RECV_TOO_LONG :
				   GH_DROP_RECV_EMPTY, len, error);
		return more && ++*useless < GH_MSGQ_RX_USELESS_MAX;
	}

	*useless = 0;
	rx->backoff_ms = GH_MSGQ_RX_BACKOFF_FIRST_MS;
	gh_msgq_rx_deliver(q, len, more, &origin, irq_stamp);

	return more;
}

/*
 * An interrupt is answered by the first read after it. What the same drain
 * reads next may have been sent later, and had no interrupt of its own.
 */
static u64 gh_msgq_rx_take_irq(struct gh_msgq_rx *rx)
{
	if (!atomic64_read(&rx->irq_stamp))
		return 0;

	return atomic64_xchg(&rx->irq_stamp, 0);
}

static irqreturn_t gh_msgq_rx_thread(int irq, void *data)
{
	struct gh_msgq_queue *q = data;
	unsigned int useless = 0;

	/* A peer may keep us busy for ever; it must not keep us from leaving. */
	while (!READ_ONCE(q->msgq->removed) &&
	       gh_msgq_rx_one(q, gh_msgq_rx_take_irq(&q->rx), &useless))
		cond_resched();

	if (useless >= GH_MSGQ_RX_USELESS_MAX) {
		schedule_delayed_work(&q->rx.recheck,
				      msecs_to_jiffies(q->rx.backoff_ms));
		q->rx.backoff_ms = min(q->rx.backoff_ms * 2,
				       GH_MSGQ_RX_BACKOFF_LAST_MS);
	}

	return IRQ_HANDLED;
}

static void gh_msgq_rx_recheck(struct work_struct *work)
{
	struct gh_msgq_queue *q = container_of(to_delayed_work(work),
					       struct gh_msgq_queue,
					       rx.recheck);

	gh_msgq_count(q, GH_MSGQ_CNT_rx_rechecks);
	gh_msgq_wake_thread(q, q->rx.resource, &q->rx.woken);
}

/**
 * gh_msgq_rx_init() - set up the receiving half
 * @q: the queue
 * @resource: its RX resource, or NULL
 *
 * Context: any.
 */
void gh_msgq_rx_init(struct gh_msgq_queue *q, struct gh_resource *resource)
{
	q->rx.resource = resource;
	q->rx.backoff_ms = GH_MSGQ_RX_BACKOFF_FIRST_MS;
	INIT_DELAYED_WORK(&q->rx.recheck, gh_msgq_rx_recheck);
}

/**
 * gh_msgq_rx_request_irq() - from here on messages reach the client
 * @q: the queue, with its client bound; one without RX is fine
 *
 * What waited already is read now: its interrupt may have come and gone.
 *
 * Context: process context, may sleep.
 * Return: 0 or what request_threaded_irq() returns.
 */
int gh_msgq_rx_request_irq(struct gh_msgq_queue *q)
{
	int ret;

	if (!q->rx.resource)
		return 0;

	ret = request_threaded_irq(q->rx.resource->irq, gh_msgq_rx_irq,
				   gh_msgq_rx_thread, 0, "gh_msgq_rx", q);
	if (ret)
		return ret;

	gh_msgq_wake_thread(q, q->rx.resource, &q->rx.woken);
	return 0;
}

/**
 * gh_msgq_rx_free_irq() - undo gh_msgq_rx_request_irq()
 * @q: the queue, marked removed
 *
 * The client's rx_callback has returned for the last time afterwards.
 *
 * Context: process context, may sleep.
 */
void gh_msgq_rx_free_irq(struct gh_msgq_queue *q)
{
	if (!q->rx.resource)
		return;

	/* The timer wakes the thread, the thread starts the timer. */
	cancel_delayed_work_sync(&q->rx.recheck);
	free_irq(q->rx.resource->irq, q);
	cancel_delayed_work_sync(&q->rx.recheck);
}
