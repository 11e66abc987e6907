// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: the auxiliary devices that clients bind to
 *
 * Their memory is freed by release functions of this module, which may come
 * late: the module waits for the last one when it goes.
 */

#include <linux/idr.h>
#include <linux/wait_bit.h>

#include "auxdev.h"
#include "device.h"

static struct device *gh_sim_auxdev_parent;
static DEFINE_IDA(gh_sim_auxdev_ida);
/* Devices whose release function has not run yet */
static atomic_t gh_sim_auxdevs = ATOMIC_INIT(0);

/**
 * gh_sim_auxdev_init() - auxiliary_device_init() for one of ours
 * @auxdev: zeroed
 * @name: what comes after the module's name in its own
 * @release: frees what it is a part of, and then calls
 *	gh_sim_auxdev_released() with its id
 *
 * Context: process context, may sleep.
 * Return: 0, from then on @release frees it; -ENOMEM or -ENOSPC.
 */
int gh_sim_auxdev_init(struct auxiliary_device *auxdev, const char *name,
		       void (*release)(struct device *dev))
{
	int ret;

	ret = ida_alloc(&gh_sim_auxdev_ida, GFP_KERNEL);
	if (ret < 0)
		return ret;

	auxdev->id = ret;
	auxdev->name = name;
	auxdev->dev.parent = gh_sim_auxdev_parent;
	auxdev->dev.release = release;
	ret = auxiliary_device_init(auxdev);
	if (ret) {
		ida_free(&gh_sim_auxdev_ida, auxdev->id);
		return ret;
	}
	atomic_inc(&gh_sim_auxdevs);

	return 0;
}

/**
 * gh_sim_auxdev_released() - a device is no more
 * @id: what its id was
 *
 * Context: any.
 */
void gh_sim_auxdev_released(u32 id)
{
	ida_free(&gh_sim_auxdev_ida, id);
	if (atomic_dec_and_test(&gh_sim_auxdevs))
		wake_up_var(&gh_sim_auxdevs);
}

/**
 * gh_sim_auxdev_module_init() - make the parent of all devices
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering it returned.
 */
int gh_sim_auxdev_module_init(void)
{
	gh_sim_auxdev_parent = root_device_register(GH_SIM_MODULE_NAME);
	return PTR_ERR_OR_ZERO(gh_sim_auxdev_parent);
}

/**
 * gh_sim_auxdev_module_exit() - wait until the last device has been released
 *
 * Context: process context, may sleep.
 */
void gh_sim_auxdev_module_exit(void)
{
	wait_var_event(&gh_sim_auxdevs, !atomic_read(&gh_sim_auxdevs));
	ida_destroy(&gh_sim_auxdev_ida);
	root_device_unregister(gh_sim_auxdev_parent);
}
