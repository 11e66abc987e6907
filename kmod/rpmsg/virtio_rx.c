// SPDX-License-Identifier: GPL-2.0
/*
 * rpmsg over virtio: receiving from a remote that nothing is believed of
 *
 * Whatever a message is worth, its buffer goes back to the ring, and the next
 * message is looked at.
 */

#include <linux/preempt.h>
#include <linux/virtio_config.h>

#include "virtio.h"

/* Whoever drains the ring is alone, so the ring needs no lock. */
static int rpmsg_virtio_rx_post(struct rpmsg_virtio *rv,
				struct rpmsg_virtio_buffer *buffer)
{
	buffer->mark->seq = 0;

	return virtqueue_add_inbuf(rv->vqs[RPMSG_VIRTIO_RX], &buffer->sg, 1,
				   buffer, GFP_KERNEL);
}

static void rpmsg_virtio_rx_one(struct rpmsg_virtio *rv,
				struct rpmsg_virtio_buffer *buffer,
				unsigned int used)
{
	/* The remote can write there at any time: what counts is read once. */
	struct rpmsg_virtio_header *wire = buffer->header, header;
	struct rpmsg_received msg;

	if (used < sizeof(header)) {
		rpmsg_link_drop(rv->link, RPMSG_DROP_SHORT, RPMSG_ADDR_ANY,
				RPMSG_ADDR_ANY, used);
		return;
	}
	if (used > RPMSG_VIRTIO_BUFFER_SIZE) {
		rpmsg_link_drop(rv->link, RPMSG_DROP_LONG, RPMSG_ADDR_ANY,
				RPMSG_ADDR_ANY, used);
		return;
	}

	header = (struct rpmsg_virtio_header) {
		.src = READ_ONCE(wire->src),
		.dst = READ_ONCE(wire->dst),
		.len = READ_ONCE(wire->len),
	};
	msg = (struct rpmsg_received) {
		.src = __rpmsg32_to_cpu(rv->little_endian, header.src),
		.dst = __rpmsg32_to_cpu(rv->little_endian, header.dst),
		.len = __rpmsg16_to_cpu(rv->little_endian, header.len),
		.data = wire->data,
		.mark = buffer->mark,
	};

	/* Some remotes say that they used the whole buffer, for any message. */
	if (msg.len > used - sizeof(header))
		rpmsg_link_drop(rv->link, RPMSG_DROP_BAD_LENGTH, msg.src,
				msg.dst, msg.len);
	else
		rpmsg_link_receive(rv->link, &msg);
}

static void rpmsg_virtio_rx_drain(struct rpmsg_virtio *rv)
{
	struct virtqueue *vq = rv->vqs[RPMSG_VIRTIO_RX];
	struct rpmsg_virtio_buffer *buffer;
	unsigned int used, posted = 0;

	/* A remote may keep us busy for ever; it must not keep us from going. */
	while (!rpmsg_link_stopped(rv->link) &&
	       (buffer = virtqueue_get_buf(vq, &used))) {
		rpmsg_virtio_rx_one(rv, buffer, used);

		if (!rpmsg_virtio_rx_post(rv, buffer))
			posted++;
		else
			rpmsg_link_count(rv->link, RPMSG_CNT_lost_buffers);
		cond_resched();
	}

	if (posted)
		virtqueue_kick(vq);
}

/* Answer every interrupt, once: whoever comes meanwhile leaves it to us. */
static void rpmsg_virtio_rx_answer(struct rpmsg_virtio *rv)
{
	int seen;

	do {
		seen = atomic_read(&rv->rx_pending);
		rpmsg_virtio_rx_drain(rv);
	} while (atomic_sub_return(seen, &rv->rx_pending));
}

/**
 * rpmsg_virtio_rx_work() - answer an interrupt that could not sleep
 * @work: rx_work of the device
 *
 * Context: process context, may sleep.
 */
void rpmsg_virtio_rx_work(struct work_struct *work)
{
	rpmsg_virtio_rx_answer(container_of(work, struct rpmsg_virtio,
					    rx_work));
}

/**
 * rpmsg_virtio_rx_done() - the remote has sent something
 * @vq: the receive ring
 *
 * Callbacks may sleep. Where the transport interrupts in a thread they run
 * there, otherwise in a work item.
 *
 * Context: any.
 */
void rpmsg_virtio_rx_done(struct virtqueue *vq)
{
	struct rpmsg_virtio *rv = vq->vdev->priv;

	rpmsg_link_count(rv->link, RPMSG_CNT_rx_irqs);
	if (atomic_inc_return(&rv->rx_pending) != 1)
		return;

	if (in_task())
		rpmsg_virtio_rx_answer(rv);
	else
		schedule_work(&rv->rx_work);
}

/**
 * rpmsg_virtio_rx_init() - give the remote all receive buffers
 * @rv: the device, with its rings, buffers and link
 *
 * Until rpmsg_virtio_rx_start() the ring is ours: what interrupts meanwhile is
 * answered then.
 *
 * Context: process context, may sleep.
 * Return: 0 or what the ring returned.
 */
int rpmsg_virtio_rx_init(struct rpmsg_virtio *rv)
{
	unsigned int i;
	int ret;

	atomic_set(&rv->rx_pending, 1);
	for (i = 0; i < rv->per_queue; i++) {
		ret = rpmsg_virtio_rx_post(rv, &rv->buffers[i]);
		if (ret)
			return ret;
	}

	return 0;
}

/**
 * rpmsg_virtio_rx_start() - let the remote begin
 * @rv: the device, with everything open to whatever comes
 *
 * Context: process context, may sleep.
 */
void rpmsg_virtio_rx_start(struct rpmsg_virtio *rv)
{
	struct virtqueue *vq = rv->vqs[RPMSG_VIRTIO_RX];
	/* Once the device is ready the ring is whoever's who drains it. */
	bool notify = virtqueue_kick_prepare(vq);

	virtio_device_ready(rv->vdev);
	if (notify)
		virtqueue_notify(vq);
	if (atomic_dec_return(&rv->rx_pending))
		schedule_work(&rv->rx_work);
}

/**
 * rpmsg_virtio_rx_stop() - nothing is received any more
 * @rv: the device, reset
 *
 * Context: process context, may sleep.
 */
void rpmsg_virtio_rx_stop(struct rpmsg_virtio *rv)
{
	cancel_work_sync(&rv->rx_work);
}
