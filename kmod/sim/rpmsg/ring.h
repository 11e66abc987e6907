/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: the device's side of a split virtqueue */
#ifndef _RPMSG_SIM_RING_H
#define _RPMSG_SIM_RING_H

#include <linux/types.h>

struct virtqueue;
struct vring;

/**
 * struct rpmsg_sim_ring - one virtqueue, as the device sees it
 * @vq: the driver's side; NULL while there is none
 * @vring: where the descriptors and both indices lie; NULL if somebody else
 *	is the device
 * @next_avail: first entry that the driver may have offered and we not taken
 * @next_used: where the next buffer is given back
 * @broken: the driver has written nonsense; nothing is taken any more
 *
 * Nothing here locks: the remote's lock does.
 */
struct rpmsg_sim_ring {
	struct virtqueue *vq;
	const struct vring *vring;
	u16 next_avail;
	u16 next_used;
	bool broken;
};

/**
 * struct rpmsg_sim_buf - a buffer that the driver offers
 * @id: by which it is given back
 * @data: where it is
 * @size: its bytes
 */
struct rpmsg_sim_buf {
	u16 id;
	void *data;
	u32 size;
};

void rpmsg_sim_ring_attach(struct rpmsg_sim_ring *ring, struct virtqueue *vq,
			   bool ours);
void rpmsg_sim_ring_detach(struct rpmsg_sim_ring *ring);
u16 rpmsg_sim_ring_offered(const struct rpmsg_sim_ring *ring);
int rpmsg_sim_ring_peek(struct rpmsg_sim_ring *ring, bool writable,
			struct rpmsg_sim_buf *buf);
void rpmsg_sim_ring_take(struct rpmsg_sim_ring *ring);
void rpmsg_sim_ring_put(struct rpmsg_sim_ring *ring, u32 id, u32 len,
			u16 step);
bool rpmsg_sim_ring_wants_irq(const struct rpmsg_sim_ring *ring);
unsigned int rpmsg_sim_ring_size(const struct rpmsg_sim_ring *ring);

#endif /* _RPMSG_SIM_RING_H */
