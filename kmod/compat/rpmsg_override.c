// SPDX-License-Identifier: GPL-2.0
/* See rpmsg_override.h. */

#include <linux/rpmsg.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "rpmsg_override.h"

#define to_rpmsg_device(d)	container_of(d, struct rpmsg_device, dev)

/*
 * Protects driver_override of every rpmsg device: the pointer and what it
 * points to. The device's own lock would not do, as the driver core holds it
 * in some calls of match() and not in others. A spinlock, as nothing under it
 * sleeps.
 */
static DEFINE_SPINLOCK(rpmsg_override_lock);

/**
 * rpmsg_override_match() - is this the driver that the device was told to take?
 * @dev: an rpmsg device
 * @drv: a driver of its bus
 *
 * Context: any that may take a spinlock.
 * Return: 1 yes, 0 no, -1 if it was told nothing.
 */
int rpmsg_override_match(struct device *dev, const struct device_driver *drv)
{
	struct rpmsg_device *rpdev = to_rpmsg_device(dev);
	int match = -1;

	spin_lock(&rpmsg_override_lock);
	if (rpdev->driver_override)
		match = !strcmp(rpdev->driver_override, drv->name);
	spin_unlock(&rpmsg_override_lock);

	return match;
}

static void rpmsg_override_swap(struct rpmsg_device *rpdev, const char *name)
{
	const char *old;

	spin_lock(&rpmsg_override_lock);
	old = rpdev->driver_override;
	rpdev->driver_override = name;
	spin_unlock(&rpmsg_override_lock);

	kfree(old);
}

/**
 * rpmsg_override_set() - let the device take this driver and no other
 * @rpdev: the device
 * @name: the driver's name, or NULL to let it take what matches; copied
 *
 * Context: process context, may sleep.
 * Return: 0 or -ENOMEM.
 */
int rpmsg_override_set(struct rpmsg_device *rpdev, const char *name)
{
	const char *copy = kstrdup(name, GFP_KERNEL);

	if (name && !copy)
		return -ENOMEM;

	rpmsg_override_swap(rpdev, copy);
	return 0;
}

/**
 * rpmsg_override_free() - undo rpmsg_override_set() in the device's release
 * @rpdev: the device
 *
 * Context: process context.
 */
void rpmsg_override_free(struct rpmsg_device *rpdev)
{
	rpmsg_override_swap(rpdev, NULL);
}

static ssize_t rpmsg_override_show(struct device *dev,
				   struct device_attribute *attr, char *buf)
{
	struct rpmsg_device *rpdev = to_rpmsg_device(dev);
	ssize_t len;

	spin_lock(&rpmsg_override_lock);
	len = sysfs_emit(buf, "%s\n", rpdev->driver_override ?: "(null)");
	spin_unlock(&rpmsg_override_lock);

	return len;
}

static ssize_t rpmsg_override_store(struct device *dev,
				    struct device_attribute *attr,
				    const char *buf, size_t count)
{
	char *name;

	/* What is longer than show() can print back is refused. */
	if (count >= PAGE_SIZE - 1)
		return -EINVAL;

	name = kstrndup(buf, strcspn(buf, "\n"), GFP_KERNEL);
	if (!name)
		return -ENOMEM;

	if (!*name) {
		kfree(name);
		name = NULL;
	}
	rpmsg_override_swap(to_rpmsg_device(dev), name);

	return count;
}

struct device_attribute rpmsg_override_attr =
	__ATTR(driver_override, 0644, rpmsg_override_show,
	       rpmsg_override_store);
