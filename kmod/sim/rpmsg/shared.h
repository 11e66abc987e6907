/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: memory that a program shares with the guest */
#ifndef _RPMSG_SIM_SHARED_H
#define _RPMSG_SIM_SHARED_H

#include <linux/kref.h>
#include <linux/rpmsg_sim.h>
#include <linux/virtio.h>
#include <linux/virtio_config.h>

struct device;
struct virtqueue_info;

/**
 * struct rpmsg_sim_shared - one block: resource table, both vrings, buffers
 * @kref: one for the device, one for each open file
 * @base: where it begins
 * @size: its bytes
 * @ring_size: entries of each vring; the table is the program's to spoil
 * @buffers: offset of what the guest may take buffers from
 * @taken: bit 0: it has taken them
 */
struct rpmsg_sim_shared {
	struct kref kref;
	void *base;
	size_t size;
	unsigned int ring_size;
	size_t buffers;
	unsigned long taken;
};

struct rpmsg_sim_shared *rpmsg_sim_shared_create(unsigned int ring_size,
						 u64 features);
void rpmsg_sim_shared_get(struct rpmsg_sim_shared *shared);
void rpmsg_sim_shared_put(struct rpmsg_sim_shared *shared);
int rpmsg_sim_shared_lend(struct rpmsg_sim_shared *shared, struct device *dev);
void rpmsg_sim_shared_set_status(struct rpmsg_sim_shared *shared, u8 status);
void rpmsg_sim_shared_set_features(struct rpmsg_sim_shared *shared,
				   u64 features);
struct virtqueue *
rpmsg_sim_shared_new_vq(struct rpmsg_sim_shared *shared,
			struct virtio_device *vdev, unsigned int index,
			const struct virtqueue_info *info,
			bool (*notify)(struct virtqueue *vq));

#endif /* _RPMSG_SIM_SHARED_H */
