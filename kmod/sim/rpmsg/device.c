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
#include <linux/virtio_ids.h>
#include <linux/wait_bit.h>

#include "dma.h"
#include "transport.h"
#include "user.h"

static DEFINE_IDA(rpmsg_sim_device_ida);
/* Devices whose release function has not run yet */
static atomic_t rpmsg_sim_devices = ATOMIC_INIT(0);

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

/* Where a program plays the remote. The parent lends it what drivers take. */
static int rpmsg_sim_device_add_user(struct rpmsg_sim_device *sim,
				     const char *name)
{
	int ret;

	sim->user = rpmsg_sim_user_create(name, sim->ring_size, sim->features);
	if (IS_ERR(sim->user))
		return PTR_ERR(sim->user);

	ret = rpmsg_sim_shared_lend(sim->user->shared, &sim->parent->dev);
	if (ret)
		goto put_user;

	ret = rpmsg_sim_user_publish(sim->user, &sim->remote);
	if (ret)
		goto put_user;

	return 0;

put_user:
	rpmsg_sim_user_put(sim->user);
	return ret;
}

/* Late kicks find nobody to tell; what they look at stays until they are out. */
static void rpmsg_sim_device_exit_remote(struct rpmsg_sim_device *sim)
{
	if (sim->user)
		rpmsg_sim_user_withdraw(sim->user);
	rpmsg_sim_remote_exit(&sim->remote);
	if (sim->user)
		rpmsg_sim_user_put(sim->user);
}

static int rpmsg_sim_device_init_remote(struct rpmsg_sim_device *sim,
					const struct rpmsg_sim_settings *settings,
					const char *name)
{
	int ret;

	ret = rpmsg_sim_remote_init(&sim->remote, settings->remote,
				    dev_name(&sim->parent->dev));
	if (ret || settings->remote != &rpmsg_sim_user_ops)
		return ret;

	ret = rpmsg_sim_device_add_user(sim, name);
	if (ret)
		rpmsg_sim_remote_exit(&sim->remote);

	return ret;
}

/**
 * rpmsg_sim_device_add() - make a device; its driver may bind at once
 * @name: what to call it
 * @settings: what it is to be
 *
 * Context: process context, may sleep.
 * Return: the device; ERR_PTR(-ENOMEM), ERR_PTR(-ENOSPC) when something ran
 * out; ERR_PTR(-EOPNOTSUPP) if this kernel cannot let a program play the
 * remote; or what registering the devices returned.
 */
struct rpmsg_sim_device *
rpmsg_sim_device_add(const char *name,
		     const struct rpmsg_sim_settings *settings)
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

	sim->ring_size = settings->ring_size;
	sim->features = rpmsg_sim_device_offer(settings);
	ret = rpmsg_sim_device_init_remote(sim, settings, name);
	if (ret)
		goto del_parent;

	sim->vdev.id.device = VIRTIO_ID_RPMSG;
	sim->vdev.config = &rpmsg_sim_transport_ops;
	sim->vdev.dev.parent = &sim->parent->dev;
	sim->vdev.dev.release = rpmsg_sim_device_release;
	atomic_inc(&rpmsg_sim_devices);
	ret = register_virtio_device(&sim->vdev);
	if (ret)
		goto exit_remote;

	return sim;

exit_remote:
	rpmsg_sim_device_exit_remote(sim);
	rpmsg_sim_device_del_parent(sim->parent);
	/* From its initialisation on it is freed by its release function. */
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
	rpmsg_sim_device_exit_remote(sim);
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
