// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: a device with a doorbell
 *
 * The guest's driver has both ends, so what it sends comes back to it.
 */

#include <linux/slab.h>

#include "auxdev.h"
#include "bell.h"

struct gh_sim_bell_sim {
	struct gh_sim_bell_device device;
	struct gh_sim_bell bell;
};

static void gh_sim_bell_device_release(struct device *dev)
{
	struct auxiliary_device *auxdev = to_auxiliary_dev(dev);
	u32 id = auxdev->id;

	kfree(container_of(to_gh_sim_bell_device(auxdev),
			   struct gh_sim_bell_sim, device));
	gh_sim_auxdev_released(id);
}

/**
 * gh_sim_bell_device_add() - make a device; its client may bind at once
 * @name: what to call it
 * @settings: what the doorbell is to be
 *
 * Context: process context, may sleep.
 * Return: the doorbell; ERR_PTR(-ENOMEM), ERR_PTR(-ENOSPC) or ERR_PTR(-EBUSY)
 * when something ran out; or what adding the auxiliary device returned.
 */
struct gh_sim_bell *
gh_sim_bell_device_add(const char *name,
		       const struct gh_sim_bell_settings *settings)
{
	struct gh_sim_bell_device *device;
	struct gh_sim_bell_sim *sim;
	int ret;

	sim = kzalloc(sizeof(*sim), GFP_KERNEL);
	if (!sim)
		return ERR_PTR(-ENOMEM);

	device = &sim->device;
	ret = gh_sim_auxdev_init(&device->auxdev, GH_SIM_BELL_DEVICE_NAME,
				 gh_sim_bell_device_release);
	if (ret) {
		kfree(sim);
		return ERR_PTR(ret);
	}

	ret = gh_sim_bell_init(&sim->bell, settings);
	if (ret)
		goto uninit_device;

	strscpy(device->name, name, sizeof(device->name));
	device->tx = &sim->bell.tx.resource;
	device->rx = &sim->bell.rx.resource;
	ret = auxiliary_device_add(&device->auxdev);
	if (ret)
		goto exit_bell;

	return &sim->bell;

exit_bell:
	gh_sim_bell_withdraw(&sim->bell);
	gh_sim_bell_exit(&sim->bell);
uninit_device:
	auxiliary_device_uninit(&device->auxdev);
	return ERR_PTR(ret);
}

/**
 * gh_sim_bell_device_del() - take a device away, traffic or not
 * @bell: its doorbell
 *
 * Context: process context, may sleep.
 */
void gh_sim_bell_device_del(struct gh_sim_bell *bell)
{
	struct gh_sim_bell_sim *sim = container_of(bell, struct gh_sim_bell_sim,
						   bell);

	auxiliary_device_delete(&sim->device.auxdev);
	gh_sim_bell_withdraw(bell);
	gh_sim_bell_exit(bell);
	auxiliary_device_uninit(&sim->device.auxdev);
}
