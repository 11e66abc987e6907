// SPDX-License-Identifier: GPL-2.0
/* Suspends a simulated remote, as a transport would; loads if that is let */

#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/virtio.h>

static char *freeze_name = "rpmsg_sim.0";
module_param_named(name, freeze_name, charp, 0444);
MODULE_PARM_DESC(name, "the platform device of the remote");

/* The platform device has one child, the virtio device. */
static int freeze_child(struct device *dev, void *data)
{
	return virtio_device_freeze(dev_to_virtio(dev));
}

static int __init freeze_init(void)
{
	struct device *dev;
	int ret;

	dev = bus_find_device_by_name(&platform_bus_type, NULL, freeze_name);
	if (!dev)
		return -ENODEV;

	ret = device_for_each_child(dev, NULL, freeze_child);
	put_device(dev);

	return ret;
}
module_init(freeze_init);

static void __exit freeze_exit(void)
{
}
module_exit(freeze_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Suspends rpmsg devices, for the selftests");
