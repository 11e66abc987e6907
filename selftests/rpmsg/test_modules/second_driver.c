// SPDX-License-Identifier: GPL-2.0
/* A virtio driver that has the name of the rpmsg bus's, and no devices */

#include <linux/module.h>
#include <linux/virtio.h>

static const struct virtio_device_id second_ids[] = {
	{},
};

static int second_probe(struct virtio_device *vdev)
{
	return -ENODEV;
}

static void second_remove(struct virtio_device *vdev)
{
}

static struct virtio_driver second_driver = {
	.driver.name = "rpmsg_bus_virtio",
	.driver.owner = THIS_MODULE,
	.id_table = second_ids,
	.probe = second_probe,
	.remove = second_remove,
};
module_virtio_driver(second_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A second virtio driver of the name, for the selftests");
