/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: its virtio device, from within */
#ifndef _RPMSG_SIM_TRANSPORT_H
#define _RPMSG_SIM_TRANSPORT_H

#include <linux/virtio.h>
#include <linux/virtio_config.h>

#include "device.h"
#include "remote.h"

struct platform_device;
struct rpmsg_sim_user;

struct rpmsg_sim_device {
	struct virtio_device vdev;
	struct platform_device *parent;
	struct rpmsg_sim_remote remote;
	struct rpmsg_sim_user *user;	/* NULL: we play the remote ourselves */
	struct virtqueue *vqs[RPMSG_SIM_QUEUES];
	unsigned int ring_size;
	u64 features;
	u8 status;
};

static inline struct rpmsg_sim_device *
to_rpmsg_sim_device(struct virtio_device *vdev)
{
	return container_of(vdev, struct rpmsg_sim_device, vdev);
}

extern const struct virtio_config_ops rpmsg_sim_transport_ops;

#endif /* _RPMSG_SIM_TRANSPORT_H */
