// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: its virtio device
 *
 * A transport of its own, with nothing between it and the remote: the status
 * byte and the features are kept here, and the queues are handed on. The
 * parent is a platform device, because drivers take DMA memory from it.
 */

#include <linux/dma-mapping.h>
#include <linux/idr.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/virtio.h>
#include <linux/virtio_config.h>
#include <linux/virtio_ids.h>
#include <linux/virtio_ring.h>
#include <linux/wait_bit.h>

#include "device.h"
#include "dma.h"
#include "remote.h"
#include "virtio_transport.h"

struct rpmsg_sim_device {
	struct virtio_device vdev;
	struct platform_device *parent;
	struct rpmsg_sim_remote remote;
	struct virtqueue *vqs[RPMSG_SIM_QUEUES];
	unsigned int ring_size;
	u64 features;
	u8 status;
};

static DEFINE_IDA(rpmsg_sim_device_ida);
/* Devices whose release function has not run yet */
static atomic_t rpmsg_sim_devices = ATOMIC_INIT(0);

static struct rpmsg_sim_device *
to_rpmsg_sim_device(struct virtio_device *vdev)
{
	return container_of(vdev, struct rpmsg_sim_device, vdev);
}

static u8 rpmsg_sim_device_get_status(struct virtio_device *vdev)
{
	return to_rpmsg_sim_device(vdev)->status;
}

static void rpmsg_sim_device_set_status(struct virtio_device *vdev, u8 status)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);
	u8 new = status & ~sim->status;

	sim->status = status;
	if (new & VIRTIO_CONFIG_S_DRIVER_OK)
		rpmsg_sim_remote_start(&sim->remote);
}

static void rpmsg_sim_device_reset(struct virtio_device *vdev)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);

	rpmsg_sim_remote_stop(&sim->remote);
	sim->status = 0;
}

static u64 rpmsg_sim_device_get_features(struct virtio_device *vdev)
{
	return to_rpmsg_sim_device(vdev)->features;
}

static int rpmsg_sim_device_finalize_features(struct virtio_device *vdev)
{
	vring_transport_features(vdev);

	/* What is on the wire is little endian, whatever the guest is. */
	return virtio_has_feature(vdev, VIRTIO_F_VERSION_1) ? 0 : -EINVAL;
}

/* In whatever context the driver is; it does not matter if nobody listens. */
static bool rpmsg_sim_device_notify(struct virtqueue *vq)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vq->vdev);

	rpmsg_sim_line_raise(&sim->remote.kicks[vq->index]);

	return true;
}

static void rpmsg_sim_device_del_vqs(struct virtio_device *vdev)
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

static int rpmsg_sim_device_find_vqs(struct virtio_device *vdev,
				     unsigned int nvqs, struct virtqueue *vqs[],
				     struct virtqueue_info infos[],
				     struct irq_affinity *desc)
{
	struct rpmsg_sim_device *sim = to_rpmsg_sim_device(vdev);
	unsigned int i;

	/* A remote processor has these two, and neither is optional. */
	if (nvqs != RPMSG_SIM_QUEUES)
		return -EINVAL;

	for (i = 0; i < nvqs; i++) {
		vqs[i] = vring_create_virtqueue(i, sim->ring_size, PAGE_SIZE,
						vdev, true, false, infos[i].ctx,
						rpmsg_sim_device_notify,
						infos[i].callback,
						infos[i].name);
		if (!vqs[i]) {
			rpmsg_sim_device_del_vqs(vdev);
			return -ENOMEM;
		}
		sim->vqs[i] = vqs[i];
		rpmsg_sim_remote_attach(&sim->remote, i, vqs[i]);
	}

	return 0;
}

COMPAT_FIND_VQS(rpmsg_sim_device_find_vqs, RPMSG_SIM_QUEUES)

static const struct virtio_config_ops rpmsg_sim_device_config_ops = {
	.get_status		= rpmsg_sim_device_get_status,
	.set_status		= rpmsg_sim_device_set_status,
	.reset			= rpmsg_sim_device_reset,
	.get_features		= rpmsg_sim_device_get_features,
	.finalize_features	= rpmsg_sim_device_finalize_features,
	.find_vqs		= compat_rpmsg_sim_device_find_vqs,
	.del_vqs		= rpmsg_sim_device_del_vqs,
};

static void rpmsg_sim_device_release(struct device *dev)
{
	kfree(to_rpmsg_sim_device(dev_to_virtio(dev)));
	if (atomic_dec_and_test(&rpmsg_sim_devices))
		wake_up_var(&rpmsg_sim_devices);
}

/**
 * rpmsg_sim_device_module_exit() - wait until the last device was released
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_device_module_exit(void)
{
	wait_var_event(&rpmsg_sim_devices, !atomic_read(&rpmsg_sim_devices));
	ida_destroy(&rpmsg_sim_device_ida);
}

static struct platform_device *rpmsg_sim_device_add_parent(void)
{
	struct platform_device_info info = {
		.name = RPMSG_SIM_MODULE_NAME,
		.dma_mask = DMA_BIT_MASK(64),
	};
	struct platform_device *parent;

	info.id = ida_alloc(&rpmsg_sim_device_ida, GFP_KERNEL);
	if (info.id < 0)
		return ERR_PTR(info.id);

	parent = platform_device_register_full(&info);
	if (IS_ERR(parent)) {
		ida_free(&rpmsg_sim_device_ida, info.id);
		return parent;
	}
	/* The remote is a CPU of this machine, and sees what any other sees. */
	compat_dma_set_coherent(&parent->dev);

	return parent;
}

static void rpmsg_sim_device_del_parent(struct platform_device *parent)
{
	int id = parent->id;

	platform_device_unregister(parent);
	ida_free(&rpmsg_sim_device_ida, id);
}

static u64 rpmsg_sim_device_offer(const struct rpmsg_sim_settings *settings)
{
	u64 features = BIT_ULL(VIRTIO_F_VERSION_1);

	if (settings->features_ns)
		features |= BIT_ULL(RPMSG_SIM_F_NS);

	return features;
}

/**
 * rpmsg_sim_device_add() - make a device; its driver may bind at once
 * @settings: what it is to be
 *
 * Context: process context, may sleep.
 * Return: the device; ERR_PTR(-ENOMEM), ERR_PTR(-ENOSPC) when something ran
 * out; or what registering the devices returned.
 */
struct rpmsg_sim_device *
rpmsg_sim_device_add(const struct rpmsg_sim_settings *settings)
{
	struct rpmsg_sim_device *sim;
	int ret;

	sim = kzalloc(sizeof(*sim), GFP_KERNEL);
	if (!sim)
		return ERR_PTR(-ENOMEM);

	sim->parent = rpmsg_sim_device_add_parent();
	if (IS_ERR(sim->parent)) {
		ret = PTR_ERR(sim->parent);
		goto free;
	}

	ret = rpmsg_sim_remote_init(&sim->remote, settings->remote,
				    dev_name(&sim->parent->dev));
	if (ret)
		goto del_parent;

	sim->ring_size = settings->ring_size;
	sim->features = rpmsg_sim_device_offer(settings);
	sim->vdev.id.device = VIRTIO_ID_RPMSG;
	sim->vdev.config = &rpmsg_sim_device_config_ops;
	sim->vdev.dev.parent = &sim->parent->dev;
	sim->vdev.dev.release = rpmsg_sim_device_release;
	atomic_inc(&rpmsg_sim_devices);
	ret = register_virtio_device(&sim->vdev);
	if (ret)
		goto put;

	return sim;

put:
	rpmsg_sim_remote_exit(&sim->remote);
	rpmsg_sim_device_del_parent(sim->parent);
	put_device(&sim->vdev.dev);
	return ERR_PTR(ret);
del_parent:
	rpmsg_sim_device_del_parent(sim->parent);
free:
	kfree(sim);
	return ERR_PTR(ret);
}

/**
 * rpmsg_sim_device_del() - take a device away, traffic or not
 * @sim: the device
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_device_del(struct rpmsg_sim_device *sim)
{
	struct platform_device *parent = sim->parent;

	rpmsg_sim_device_get(sim);
	unregister_virtio_device(&sim->vdev);
	rpmsg_sim_remote_exit(&sim->remote);
	rpmsg_sim_device_put(sim);
	rpmsg_sim_device_del_parent(parent);
}

/**
 * rpmsg_sim_device_get() - keep a device's memory
 * @sim: the device
 *
 * Context: any.
 */
void rpmsg_sim_device_get(struct rpmsg_sim_device *sim)
{
	get_device(&sim->vdev.dev);
}

/**
 * rpmsg_sim_device_put() - undo rpmsg_sim_device_get()
 * @sim: the device
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_device_put(struct rpmsg_sim_device *sim)
{
	put_device(&sim->vdev.dev);
}

/**
 * rpmsg_sim_device_remote() - who is at the other end
 * @sim: the device
 *
 * Context: any.
 * Return: the remote.
 */
struct rpmsg_sim_remote *rpmsg_sim_device_remote(struct rpmsg_sim_device *sim)
{
	return &sim->remote;
}

/**
 * rpmsg_sim_device_dev() - the device that drivers bind to
 * @sim: the device
 *
 * Context: any.
 * Return: the device.
 */
struct device *rpmsg_sim_device_dev(struct rpmsg_sim_device *sim)
{
	return &sim->vdev.dev;
}
