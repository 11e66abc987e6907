// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: the device's side of a split virtqueue
 *
 * Only what rpmsg uses: a message is one descriptor, neither chained nor
 * indirect, and notifications are suppressed by flag, since the device offers
 * nothing else. The driver is not trusted with more than its own memory: what
 * cannot be a ring stops it, as a real device would stop.
 */

#include <linux/io.h>
#include <linux/mmzone.h>
#include <linux/pfn.h>
#include <linux/virtio.h>
#include <linux/virtio_config.h>
#include <linux/virtio_ring.h>

#include "ring.h"

/**
 * rpmsg_sim_ring_attach() - begin to use a driver's queue
 * @ring: the ring
 * @vq: a split virtqueue that nobody has used
 * @ours: its buffers are ours to take
 *
 * Context: the remote's lock is held.
 */
void rpmsg_sim_ring_attach(struct rpmsg_sim_ring *ring, struct virtqueue *vq,
			   bool ours)
{
	*ring = (struct rpmsg_sim_ring) {
		.vq = vq,
		.vring = ours ? virtqueue_get_vring(vq) : NULL,
	};
}

/**
 * rpmsg_sim_ring_detach() - undo rpmsg_sim_ring_attach()
 * @ring: the ring; its memory is not touched again
 *
 * Context: the remote's lock is held.
 */
void rpmsg_sim_ring_detach(struct rpmsg_sim_ring *ring)
{
	ring->vq = NULL;
	ring->vring = NULL;
}

/**
 * rpmsg_sim_ring_size() - how many buffers it can hold
 * @ring: an attached ring
 *
 * Context: the remote's lock is held.
 * Return: a power of two.
 */
unsigned int rpmsg_sim_ring_size(const struct rpmsg_sim_ring *ring)
{
	return ring->vring->num;
}

static int rpmsg_sim_ring_stop(struct rpmsg_sim_ring *ring, const char *why)
{
	dev_err(&ring->vq->vdev->dev, "simulated remote: queue %u: %s\n",
		ring->vq->index, why);
	ring->broken = true;

	return -EIO;
}

/* What the driver wrote, once: it may write again while we look. */
static int rpmsg_sim_ring_read(struct rpmsg_sim_ring *ring, u16 id,
			       bool writable, struct rpmsg_sim_buf *buf)
{
	const struct vring_desc *desc = &ring->vring->desc[id];
	struct virtio_device *vdev = ring->vq->vdev;
	u64 addr = virtio64_to_cpu(vdev, READ_ONCE(desc->addr));
	u16 flags = virtio16_to_cpu(vdev, READ_ONCE(desc->flags));
	u32 size = virtio32_to_cpu(vdev, READ_ONCE(desc->len));

	if (flags & (VRING_DESC_F_NEXT | VRING_DESC_F_INDIRECT))
		return rpmsg_sim_ring_stop(ring, "not one descriptor");
	if (writable != !!(flags & VRING_DESC_F_WRITE))
		return rpmsg_sim_ring_stop(ring, "the wrong direction");
	if (!size || !pfn_valid(PHYS_PFN(addr)) ||
	    !pfn_valid(PHYS_PFN(addr + size - 1)))
		return rpmsg_sim_ring_stop(ring, "not in memory");

	*buf = (struct rpmsg_sim_buf) {
		.id = id,
		.data = phys_to_virt(addr),
		.size = size,
	};

	return 0;
}

/**
 * rpmsg_sim_ring_offered() - how many buffers does the driver offer now?
 * @ring: the ring
 *
 * Context: the remote's lock is held.
 * Return: so many, of which more than the ring holds make no sense; 0 if none
 * are ours.
 */
u16 rpmsg_sim_ring_offered(const struct rpmsg_sim_ring *ring)
{
	__virtio16 avail;

	if (!ring->vring)
		return 0;

	/* The entry was written before the index; see the driver's barrier. */
	avail = smp_load_acquire(&ring->vring->avail->idx);
	return virtio16_to_cpu(ring->vq->vdev, avail) - ring->next_avail;
}

/**
 * rpmsg_sim_ring_peek() - look at the next buffer that the driver offers
 * @ring: the ring
 * @writable: what kind of buffer belongs into this queue
 * @buf: where to describe it
 *
 * Context: the remote's lock is held.
 * Return: 0; -EAGAIN if there is none now; -ENOTCONN if none are ours; -EIO
 * if what it wrote makes no sense, from then on.
 */
int rpmsg_sim_ring_peek(struct rpmsg_sim_ring *ring, bool writable,
			struct rpmsg_sim_buf *buf)
{
	const struct vring *vring = ring->vring;
	u16 offered, id;

	if (!vring)
		return -ENOTCONN;
	if (ring->broken)
		return -EIO;

	offered = rpmsg_sim_ring_offered(ring);
	if (!offered)
		return -EAGAIN;
	if (offered > vring->num)
		return rpmsg_sim_ring_stop(ring, "more buffers than entries");

	id = virtio16_to_cpu(ring->vq->vdev,
			     READ_ONCE(vring->avail->ring[ring->next_avail &
							  (vring->num - 1)]));
	if (id >= vring->num)
		return rpmsg_sim_ring_stop(ring, "no such descriptor");

	return rpmsg_sim_ring_read(ring, id, writable, buf);
}

/**
 * rpmsg_sim_ring_take() - take the buffer that was looked at
 * @ring: the ring; the next look finds the next buffer
 *
 * Context: the remote's lock is held.
 */
void rpmsg_sim_ring_take(struct rpmsg_sim_ring *ring)
{
	ring->next_avail++;
}

/**
 * rpmsg_sim_ring_put() - give a buffer back
 * @ring: an attached ring
 * @id: which; a number that the driver never used is a fault on purpose
 * @len: how many bytes were written into it
 * @step: by how much the index goes up; other than 1 is a fault on purpose
 *
 * Context: the remote's lock is held.
 */
void rpmsg_sim_ring_put(struct rpmsg_sim_ring *ring, u32 id, u32 len,
			u16 step)
{
	const struct vring *vring = ring->vring;
	struct virtio_device *vdev = ring->vq->vdev;
	vring_used_elem_t *used;

	used = &vring->used->ring[ring->next_used & (vring->num - 1)];
	used->id = cpu_to_virtio32(vdev, id);
	used->len = cpu_to_virtio32(vdev, len);
	ring->next_used += step;
	/* Message and entry are there before the driver sees the index. */
	smp_store_release(&vring->used->idx,
			  cpu_to_virtio16(vdev, ring->next_used));
}

/**
 * rpmsg_sim_ring_wants_irq() - is the driver to be told of what was put?
 * @ring: an attached ring
 *
 * Context: the remote's lock is held.
 * Return: true unless the driver has switched the interrupt off.
 */
bool rpmsg_sim_ring_wants_irq(const struct rpmsg_sim_ring *ring)
{
	/*
	 * Either we see the interrupt on, or the driver, which looks again
	 * after it has switched it on, sees our index.
	 */
	smp_mb();

	return !(READ_ONCE(ring->vring->avail->flags) &
		 cpu_to_virtio16(ring->vq->vdev, VRING_AVAIL_F_NO_INTERRUPT));
}
