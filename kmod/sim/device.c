// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: a device with message queues
 *
 * The guest's driver sees an auxiliary device with one or two resources.
 */

#include <linux/slab.h>

#include "auxdev.h"
#include "device.h"

struct gh_sim_device {
	struct gh_sim_msgq msgq;
	struct gh_sim_link link;
};

static void gh_sim_device_release(struct device *dev)
{
	struct auxiliary_device *auxdev = to_auxiliary_dev(dev);
	u32 id = auxdev->id;

	kfree(container_of(to_gh_sim_msgq(auxdev), struct gh_sim_device, msgq));
	gh_sim_auxdev_released(id);
}

/**
 * gh_sim_device_end() - one of the guest's ends
 * @sim: a device
 * @type: %GH_RESOURCE_TYPE_MSGQ_TX or %GH_RESOURCE_TYPE_MSGQ_RX
 *
 * Context: any.
 * Return: the end; ERR_PTR(-ENODEV) if this device has no such end.
 */
struct gh_sim_end *gh_sim_device_end(struct gh_sim_device *sim,
				     enum gh_resource_type type)
{
	if (type == GH_RESOURCE_TYPE_MSGQ_TX)
		return sim->msgq.tx ? &sim->link.tx : ERR_PTR(-ENODEV);

	return sim->msgq.rx ? &sim->link.rx : ERR_PTR(-ENODEV);
}

/* On error the caller drops the reference, and with it the memory. */
static int gh_sim_device_start(struct gh_sim_device *sim,
			       const struct gh_sim_settings *settings)
{
	struct gh_sim_link *link = &sim->link;
	int ret;

	ret = gh_sim_link_start(link, sim->msgq.name, settings);
	if (ret)
		return ret;

	if (link->directions & GH_SIM_DIRECTION_TX)
		sim->msgq.tx = &link->tx_resource;
	if (link->directions & GH_SIM_DIRECTION_RX)
		sim->msgq.rx = &link->rx_resource;
	sim->msgq.auxdev.dev.platform_data = link->peer.platform_data;

	ret = auxiliary_device_add(&sim->msgq.auxdev);
	if (ret) {
		gh_sim_link_withdraw(link);
		gh_sim_link_free(link);
	}

	return ret;
}

/**
 * gh_sim_device_add() - make a device; its client may bind at once
 * @name: what to call it
 * @settings: what it is to be
 *
 * Context: process context, may sleep.
 * Return: the device; ERR_PTR(-EINVAL) if the peer cannot do with these
 * directions; ERR_PTR(-ENOMEM), ERR_PTR(-ENOSPC) when something ran out; or
 * what adding the auxiliary device returned.
 */
struct gh_sim_device *gh_sim_device_add(const char *name,
					const struct gh_sim_settings *settings)
{
	unsigned int both = GH_SIM_DIRECTION_TX | GH_SIM_DIRECTION_RX;
	struct gh_sim_device *sim;
	int ret;

	if (settings->peer->loopback && settings->directions != both)
		return ERR_PTR(-EINVAL);

	sim = kzalloc(sizeof(*sim), GFP_KERNEL);
	if (!sim)
		return ERR_PTR(-ENOMEM);

	strscpy(sim->msgq.name, name, sizeof(sim->msgq.name));
	sim->msgq.answers = settings->peer != &gh_sim_user_ops;

	ret = gh_sim_auxdev_init(&sim->msgq.auxdev,
				 settings->peer->device ?: GH_SIM_DEVICE_NAME,
				 gh_sim_device_release);
	if (ret) {
		kfree(sim);
		return ERR_PTR(ret);
	}

	ret = gh_sim_device_start(sim, settings);
	if (ret) {
		auxiliary_device_uninit(&sim->msgq.auxdev);
		return ERR_PTR(ret);
	}

	return sim;
}

/**
 * gh_sim_device_del() - take a device away, traffic or not
 * @sim: the device
 *
 * Context: process context, may sleep.
 */
void gh_sim_device_del(struct gh_sim_device *sim)
{
	auxiliary_device_delete(&sim->msgq.auxdev);
	gh_sim_link_withdraw(&sim->link);
	gh_sim_link_free(&sim->link);
	auxiliary_device_uninit(&sim->msgq.auxdev);
}
