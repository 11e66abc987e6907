// SPDX-License-Identifier: GPL-2.0
/*
 * rpmsg over virtio: transmit buffers, from the free list through the ring and
 * back
 *
 * Buffers that the remote is done with are taken back, all of them, when none is
 * left, when somebody waits for one, or measures when they come. The ring's
 * interrupt only serves those who wait.
 */

#include "virtio.h"

static void rpmsg_virtio_tx_push(struct rpmsg_virtio *rv,
				 struct rpmsg_virtio_buffer *buffer)
{
	lockdep_assert_held(&rv->tx_lock);
	buffer->next = rv->free;
	rv->free = buffer;
}

static void rpmsg_virtio_tx_reclaim(struct rpmsg_virtio *rv)
{
	struct rpmsg_virtio_buffer *buffer;
	struct rpmsg_link *link = rv->link;
	unsigned int len;
	u64 now = 0;

	lockdep_assert_held(&rv->tx_lock);
	while ((buffer = virtqueue_get_buf(rv->vqs[RPMSG_VIRTIO_TX], &len))) {
		rpmsg_link_count(link, RPMSG_CNT_reclaimed);
		rpmsg_virtio_tx_push(rv, buffer);
		if (!trace_rpmsg_bus_reclaim_enabled())
			continue;
		/* We come by all of them at the same time. */
		now = now ?: ktime_get_mono_fast_ns();
		trace_rpmsg_bus_reclaim(link->id, link->gen, buffer->mark->seq,
					rpmsg_link_elapsed_at(buffer->mark->stamp,
							      now));
	}
}

static struct rpmsg_tx *rpmsg_virtio_tx_get(struct rpmsg_link *link)
{
	struct rpmsg_virtio *rv = link->info.backend;
	struct rpmsg_virtio_buffer *buffer;
	unsigned long flags;

	spin_lock_irqsave(&rv->tx_lock, flags);
	if (!rv->free || trace_rpmsg_bus_reclaim_enabled())
		rpmsg_virtio_tx_reclaim(rv);
	buffer = rv->free;
	if (buffer)
		rv->free = buffer->next;
	spin_unlock_irqrestore(&rv->tx_lock, flags);

	if (buffer)
		return &buffer->tx;

	return virtqueue_is_broken(rv->vqs[RPMSG_VIRTIO_TX]) ? ERR_PTR(-EIO) :
							       NULL;
}

static void rpmsg_virtio_tx_put(struct rpmsg_link *link, struct rpmsg_tx *tx)
{
	struct rpmsg_virtio *rv = link->info.backend;
	unsigned long flags;

	spin_lock_irqsave(&rv->tx_lock, flags);
	rpmsg_virtio_tx_push(rv, container_of(tx, struct rpmsg_virtio_buffer,
					      tx));
	spin_unlock_irqrestore(&rv->tx_lock, flags);
}

static bool rpmsg_virtio_tx_room(struct rpmsg_link *link)
{
	struct rpmsg_virtio *rv = link->info.backend;
	unsigned long flags;
	bool room;

	spin_lock_irqsave(&rv->tx_lock, flags);
	rpmsg_virtio_tx_reclaim(rv);
	room = rv->free;
	spin_unlock_irqrestore(&rv->tx_lock, flags);

	/* A send that fails at once is no reason to wait either. */
	return room || virtqueue_is_broken(rv->vqs[RPMSG_VIRTIO_TX]);
}

static void rpmsg_virtio_tx_irq(struct rpmsg_link *link, bool wanted)
{
	struct rpmsg_virtio *rv = link->info.backend;

	spin_lock(&rv->tx_lock);
	/* What came back before is found by whoever wants it, after this. */
	if (wanted)
		virtqueue_enable_cb(rv->vqs[RPMSG_VIRTIO_TX]);
	else
		virtqueue_disable_cb(rv->vqs[RPMSG_VIRTIO_TX]);
	spin_unlock(&rv->tx_lock);
}

static void rpmsg_virtio_tx_fill(struct rpmsg_virtio *rv,
				 struct rpmsg_virtio_header *header, u32 src,
				 u32 dst, unsigned int len)
{
	header->src = __cpu_to_rpmsg32(rv->little_endian, src);
	header->dst = __cpu_to_rpmsg32(rv->little_endian, dst);
	header->reserved = 0;
	header->len = __cpu_to_rpmsg16(rv->little_endian, len);
	header->flags = 0;
}

/* The remote may see, answer and return the message before this returns. */
static int rpmsg_virtio_tx_add(struct rpmsg_virtio *rv,
			       struct rpmsg_virtio_buffer *buffer,
			       unsigned int len)
{
	struct rpmsg_mark *mark = buffer->mark;

	lockdep_assert_held(&rv->tx_lock);
	mark->seq = rv->tx_seq + 1;
	mark->stamp = 0;
	if (trace_rpmsg_bus_reclaim_enabled() || trace_rpmsg_bus_rx_enabled())
		mark->stamp = ktime_get_mono_fast_ns();

	buffer->sg.length = sizeof(*buffer->header) + len;
	if (virtqueue_add_outbuf(rv->vqs[RPMSG_VIRTIO_TX], &buffer->sg, 1,
				 buffer, GFP_ATOMIC))
		return -EIO;

	rv->tx_seq++;
	return 0;
}

static int rpmsg_virtio_tx_send(struct rpmsg_link *link, struct rpmsg_tx *tx,
				u32 src, u32 dst, unsigned int len)
{
	struct rpmsg_virtio *rv = link->info.backend;
	struct rpmsg_virtio_buffer *buffer =
		container_of(tx, struct rpmsg_virtio_buffer, tx);
	unsigned long flags;
	bool notify = false;
	int ret;

	rpmsg_virtio_tx_fill(rv, buffer->header, src, dst, len);

	spin_lock_irqsave(&rv->tx_lock, flags);
	ret = rpmsg_virtio_tx_add(rv, buffer, len);
	if (ret) {
		rpmsg_virtio_tx_push(rv, buffer);
	} else {
		rpmsg_link_count(link, RPMSG_CNT_sent);
		trace_rpmsg_bus_send(link->id, link->gen, rv->tx_seq, src, dst,
				     len);
		notify = virtqueue_kick_prepare(rv->vqs[RPMSG_VIRTIO_TX]);
	}
	spin_unlock_irqrestore(&rv->tx_lock, flags);

	/* A doorbell that fails breaks the ring: nobody will read the message. */
	if (notify && !virtqueue_notify(rv->vqs[RPMSG_VIRTIO_TX]))
		ret = -EIO;

	return ret;
}

const struct rpmsg_link_ops rpmsg_virtio_link_ops = {
	.tx_get = rpmsg_virtio_tx_get,
	.tx_put = rpmsg_virtio_tx_put,
	.tx_send = rpmsg_virtio_tx_send,
	.tx_room = rpmsg_virtio_tx_room,
	.tx_irq = rpmsg_virtio_tx_irq,
};

/**
 * rpmsg_virtio_tx_done() - the remote is done with buffers, and somebody waits
 * @vq: the transmit ring
 *
 * Context: any.
 */
void rpmsg_virtio_tx_done(struct virtqueue *vq)
{
	struct rpmsg_virtio *rv = vq->vdev->priv;

	rpmsg_link_tx_ready(rv->link);
}

/**
 * rpmsg_virtio_tx_init() - have all buffers free and the interrupt off
 * @rv: the device, with its rings, buffers and link
 *
 * Context: process context.
 */
void rpmsg_virtio_tx_init(struct rpmsg_virtio *rv)
{
	unsigned int i;

	virtqueue_disable_cb(rv->vqs[RPMSG_VIRTIO_TX]);

	spin_lock_irq(&rv->tx_lock);
	/* The last is pushed first: buffers are used in order of address. */
	for (i = rv->per_queue; i-- > 0;)
		rpmsg_virtio_tx_push(rv, &rv->buffers[rv->per_queue + i]);
	spin_unlock_irq(&rv->tx_lock);
}
