// SPDX-License-Identifier: GPL-2.0
/*
 * Receiving: from the back end to an endpoint, or nowhere
 *
 * What a remote sends wrongly is counted, traced and dropped. The log tells of
 * it, as often as the rate limit lets it: a remote must not be able to fill it.
 */

#include <linux/export.h>

#include "bus.h"

#undef EM
#undef E_
#define EM(value, name)	name,
#define E_(value, name)	name
static const char *const rpmsg_receive_reasons[] = { RPMSG_DROP_REASONS };

/**
 * rpmsg_link_drop() - account for a message that comes to nothing
 * @link: the link
 * @reason: why
 * @src: whence it came
 * @dst: where it should have gone
 * @len: bytes
 *
 * Context: process context.
 */
void rpmsg_link_drop(struct rpmsg_link *link, enum rpmsg_drop_reason reason,
		     u32 src, u32 dst, unsigned int len)
{
	/* An announcement was received; it is what it asks for that is not. */
	rpmsg_link_count(link, reason < RPMSG_DROP_NS_BAD_LENGTH ?
			 RPMSG_CNT_dropped : RPMSG_CNT_ns_refused);
	trace_rpmsg_bus_drop(link->id, link->gen, READ_ONCE(link->rx_seq),
			     reason, src, dst, len);
	if (reason != RPMSG_DROP_REMOVED)
		dev_warn_ratelimited(link->info.dev,
				     "dropped a message from 0x%x to 0x%x, %u bytes: %s\n",
				     src, dst, len,
				     rpmsg_receive_reasons[reason]);
}
EXPORT_SYMBOL_GPL(rpmsg_link_drop);

static void rpmsg_receive_trace(struct rpmsg_link *link,
				const struct rpmsg_received *msg)
{
	const struct rpmsg_mark *from = msg->mark;

	trace_rpmsg_bus_rx(link->id, link->gen, link->rx_seq, msg->src,
			   msg->dst, msg->len, from->queue, from->seq,
			   from->seq ? rpmsg_link_elapsed(from->stamp) :
				       RPMSG_NS_NOT_CARRIED);
}

/* With cb_lock held; the callback may destroy the endpoint, which is held. */
static void rpmsg_receive_call(struct rpmsg_link *link, struct rpmsg_bus_ept *e,
			       struct rpmsg_received *msg)
{
	u64 stamp = 0;

	WRITE_ONCE(link->rx_seq, link->rx_seq + 1);
	rpmsg_link_count(link, RPMSG_CNT_received);
	if (trace_rpmsg_bus_rx_enabled())
		rpmsg_receive_trace(link, msg);
	if (trace_rpmsg_bus_rx_done_enabled())
		stamp = ktime_get_mono_fast_ns();

	WRITE_ONCE(e->running, current);
	e->ept.cb(e->ept.rpdev, msg->data, msg->len, e->ept.priv, msg->src);
	WRITE_ONCE(e->running, NULL);

	if (trace_rpmsg_bus_rx_done_enabled())
		trace_rpmsg_bus_rx_done(link->id, link->gen, link->rx_seq,
					rpmsg_link_elapsed(stamp));
}

/**
 * rpmsg_link_receive() - hand a message to whoever listens at its address
 * @link: the link
 * @msg: the message; one at a time
 *
 * Context: process context, may sleep, as callbacks do.
 */
void rpmsg_link_receive(struct rpmsg_link *link, struct rpmsg_received *msg)
{
	struct rpmsg_bus_ept *e = rpmsg_ept_find(link, msg->dst);
	bool listens = false;

	if (e) {
		mutex_lock(&e->ept.cb_lock);
		listens = e->ept.cb && !READ_ONCE(e->deaf);
		if (listens)
			rpmsg_receive_call(link, e, msg);
		mutex_unlock(&e->ept.cb_lock);
		rpmsg_ept_put(e);
	}

	if (!listens)
		rpmsg_link_drop(link, rpmsg_link_stopped(link) ?
				RPMSG_DROP_REMOVED : RPMSG_DROP_NO_ENDPOINT,
				msg->src, msg->dst, msg->len);
}
EXPORT_SYMBOL_GPL(rpmsg_link_receive);
