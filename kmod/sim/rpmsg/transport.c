// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: a virtio transport with nothing in between
 *
 * The status byte and the features are kept here, and the queues are handed on
 * to the remote.
 */

#include <linux/virtio_ring.h>

#include "transport.h"
#include "user.h"
#include "virtio_transport.h"

static u8 rpmsg_sim_transport_get_status(struct virtio_device *vdev)
{
	return to_rpmsg_sim_device(vdev)->status;
}

static void rpmsg_sim_transport_set_status(struct virtio_device *vdev, u8 status)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);
	u8 new = status & ~sim->status;

	sim->status = status;
	if (sim->user)
		rpmsg_sim_shared_set_status(sim->user->shared, status);
	if (new & VIRTIO_CONFIG_S_DRIVER_OK)
		rpmsg_sim_remote_start(&sim->remote);
}

static void rpmsg_sim_transport_reset(struct virtio_device *vdev)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);

	rpmsg_sim_remote_stop(&sim->remote);
	sim->status = 0;
	if (sim->user)
		rpmsg_sim_shared_set_status(sim->user->shared, 0);
}

static u64 rpmsg_sim_transport_get_features(struct virtio_device *vdev)
{
	return to_rpmsg_sim_device(vdev)->features;
}

static int rpmsg_sim_transport_finalize_features(struct virtio_device *vdev)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);

	vring_transport_features(vdev);
	if (sim->user)
		rpmsg_sim_shared_set_features(sim->user->shared,
					      vdev->features);

	/* What is on the wire is little endian, whatever the guest is. */
	return virtio_has_feature(vdev, VIRTIO_F_VERSION_1) ? 0 : -EINVAL;
}

/* In whatever context the driver is; it does not matter if nobody listens. */
static bool rpmsg_sim_transport_notify(struct virtqueue *vq)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vq->vdev);

	rpmsg_sim_line_raise(&sim->remote.kicks[vq->index]);

	return true;
}

static void rpmsg_sim_transport_del_vqs(struct virtio_device *vdev)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);
	unsigned int i;

	rpmsg_sim_remote_stop(&sim->remote);
	rpmsg_sim_remote_detach(&sim->remote);
	for (i = RPMSG_SIM_QUEUES; i--;) {
		if (sim->vqs[i])
			vring_del_virtqueue(sim->vqs[i]);
		sim->vqs[i] = NULL;
	}
}

static struct virtqueue *
rpmsg_sim_transport_new_vq(struct rpmsg_sim_device *sim, unsigned int index,
			   const struct virtqueue_info *info)
{
	if (sim->user)
		return rpmsg_sim_shared_new_vq(sim->user->shared, &sim->vdev,
					       index, info,
					       rpmsg_sim_transport_notify);

	return vring_create_virtqueue(index, sim->ring_size, PAGE_SIZE,
				      &sim->vdev, true, false, info->ctx,
				      rpmsg_sim_transport_notify,
				      info->callback, info->name);
}

static int rpmsg_sim_transport_find_vqs(struct virtio_device *vdev,
					unsigned int nvqs,
					struct virtqueue *vqs[],
					struct virtqueue_info infos[],
					struct irq_affinity *desc)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);
	unsigned int i;

	/* A remote processor has these two, and neither is optional. */
	if (nvqs != RPMSG_SIM_QUEUES)
		return -EINVAL;

	for (i = 0; i < nvqs; i++) {
		vqs[i] = rpmsg_sim_transport_new_vq(sim, i, &infos[i]);
		if (!vqs[i]) {
			rpmsg_sim_transport_del_vqs(vdev);
			return -ENOMEM;
		}
		sim->vqs[i] = vqs[i];
		rpmsg_sim_remote_attach(&sim->remote, i, vqs[i]);
	}

	return 0;
}

COMPAT_FIND_VQS(rpmsg_sim_transport_find_vqs, RPMSG_SIM_QUEUES)

const struct virtio_config_ops rpmsg_sim_transport_ops = {
	.get_status		= rpmsg_sim_transport_get_status,
	.set_status		= rpmsg_sim_transport_set_status,
	.reset			= rpmsg_sim_transport_reset,
	.get_features		= rpmsg_sim_transport_get_features,
	.finalize_features	= rpmsg_sim_transport_finalize_features,
	.find_vqs		= compat_rpmsg_sim_transport_find_vqs,
	.del_vqs		= rpmsg_sim_transport_del_vqs,
};
