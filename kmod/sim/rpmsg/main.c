// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processors
 *
 * A remote processor that talks rpmsg over virtio, made of nothing but memory
 * and work items: for the driver's side to be tried with whatever the other
 * side may do. It needs no rpmsg bus, and serves any.
 */

#include <linux/module.h>

#include "configfs.h"
#include "device.h"

static int __init rpmsg_sim_init(void)
{
	return rpmsg_sim_configfs_init();
}
module_init(rpmsg_sim_init);

static void __exit rpmsg_sim_exit(void)
{
	rpmsg_sim_configfs_exit();
	rpmsg_sim_device_module_exit();
}
module_exit(rpmsg_sim_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Simulated remote processors that talk rpmsg over virtio");
