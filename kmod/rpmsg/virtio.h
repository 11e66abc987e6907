/* SPDX-License-Identifier: GPL-2.0 */
/* rpmsg over virtio: what its files share */
#ifndef _RPMSG_VIRTIO_H
#define _RPMSG_VIRTIO_H

#include <linux/atomic.h>
#include <linux/scatterlist.h>
#include <linux/sizes.h>
#include <linux/spinlock.h>
#include <linux/virtio.h>
#include <linux/workqueue.h>

#include "link.h"

/* What the protocol calls them, from Linux's side */
enum rpmsg_virtio_queue {
	RPMSG_VIRTIO_RX,
	RPMSG_VIRTIO_TX,
	RPMSG_VIRTIO_QUEUES,
};

/* Bit 0 of the features: both sides announce their services. */
#define RPMSG_VIRTIO_F_NS	0

/* Bytes of a buffer, and the most that a side has: what every remote expects */
#define RPMSG_VIRTIO_BUFFER_SIZE	512
#define RPMSG_VIRTIO_BUFFERS_MAX	256

/* Every message begins with it. */
struct rpmsg_virtio_header {
	__rpmsg32 src;
	__rpmsg32 dst;
	__rpmsg32 reserved;
	__rpmsg16 len;
	__rpmsg16 flags;
	u8 data[];
} __packed;

#define RPMSG_VIRTIO_MTU						\
	(RPMSG_VIRTIO_BUFFER_SIZE - sizeof(struct rpmsg_virtio_header))

struct rpmsg_virtio_buffer {
	struct rpmsg_tx tx;
	/* All of it, as the ring wants it described; of a message, its length */
	struct scatterlist sg;
	struct rpmsg_virtio_header *header;
	struct rpmsg_mark *mark;
	struct rpmsg_virtio_buffer *next;	/* of those free to send from */
};

struct rpmsg_virtio {
	struct virtio_device *vdev;
	struct rpmsg_link *link;
	struct virtqueue *vqs[RPMSG_VIRTIO_QUEUES];
	bool little_endian;

	/* One block for all buffers, receive buffers first */
	void *block;
	dma_addr_t block_dma;
	size_t block_size;
	unsigned int per_queue;
	struct rpmsg_virtio_buffer *buffers;

	/*
	 * Protects the transmit ring, free and tx_seq. A spinlock with
	 * interrupts off, as the ring's interrupt is switched under it and
	 * may come in hard interrupt context. Not held where the remote is
	 * told: its doorbell may sleep, or may be answered at once.
	 */
	spinlock_t tx_lock;
	struct rpmsg_virtio_buffer *free;
	u64 tx_seq;

	/* Interrupts of the receive ring that nobody has answered yet */
	atomic_t rx_pending;
	struct work_struct rx_work;
};

/* virtio_buffers.c */
int rpmsg_virtio_alloc_buffers(struct rpmsg_virtio *rv);
void rpmsg_virtio_free_buffers(struct rpmsg_virtio *rv);

/* virtio_tx.c */
extern const struct rpmsg_link_ops rpmsg_virtio_link_ops;
void rpmsg_virtio_tx_init(struct rpmsg_virtio *rv);
void rpmsg_virtio_tx_done(struct virtqueue *vq);

/* virtio_rx.c */
void rpmsg_virtio_rx_work(struct work_struct *work);
int rpmsg_virtio_rx_init(struct rpmsg_virtio *rv);
void rpmsg_virtio_rx_start(struct rpmsg_virtio *rv);
void rpmsg_virtio_rx_stop(struct rpmsg_virtio *rv);
void rpmsg_virtio_rx_done(struct virtqueue *vq);

#endif /* _RPMSG_VIRTIO_H */
