// SPDX-License-Identifier: GPL-2.0
/*
 * Devices of the bus: registered, found, and unregistered exactly once
 *
 * A device may be on its way out from several sides at a time: the remote
 * withdraws the service, a program releases it, the link goes. Whoever kills
 * the device, under its lock, unregisters it; the others have nothing to do.
 */

#include <linux/export.h>
#include <linux/string.h>

#include "bus.h"
#include "rpmsg_override.h"

/**
 * rpmsg_device_link() - the link that a device's endpoints would be on
 * @rpdev: the device
 *
 * Context: any.
 * Return: the link, or NULL for a device that has none.
 */
struct rpmsg_link *rpmsg_device_link(struct rpmsg_device *rpdev)
{
	return rpdev->ops ? rpdev->ops->link(rpdev) : NULL;
}
EXPORT_SYMBOL_GPL(rpmsg_device_link);

/**
 * rpmsg_device_is() - is this the device that is meant?
 * @rpdev: the device
 * @chinfo: name and addresses; an address may be RPMSG_ADDR_ANY
 *
 * Context: any.
 * Return: whether all of it fits.
 */
bool rpmsg_device_is(const struct rpmsg_device *rpdev,
		     const struct rpmsg_channel_info *chinfo)
{
	return (chinfo->src == RPMSG_ADDR_ANY ||
		chinfo->src == READ_ONCE(rpdev->src)) &&
	       (chinfo->dst == RPMSG_ADDR_ANY || chinfo->dst == rpdev->dst) &&
	       !strncmp(chinfo->name, rpdev->id.name, RPMSG_NAME_SIZE);
}

/**
 * rpmsg_device_add() - name a device and add it
 * @rpdev: the device, initialised, with dev.parent, dev.release, id.name and
 *	addresses set
 * @driver_override: the only driver that may have it, and its name; or NULL
 *
 * Context: process context, may sleep. Probes.
 * Return: 0; or -ENOMEM, or what adding the device returned, and the caller
 * puts the device.
 */
int rpmsg_device_add(struct rpmsg_device *rpdev, const char *driver_override)
{
	struct device *dev = &rpdev->dev;
	int ret;

	dev->bus = &rpmsg_bus_type;
	if (driver_override) {
		strscpy_pad(rpdev->id.name, driver_override, RPMSG_NAME_SIZE);
		ret = rpmsg_override_set(rpdev, driver_override);
		if (ret)
			return ret;
	}

	ret = dev_set_name(dev, "%s.%s.%d.%d", dev_name(dev->parent),
			   rpdev->id.name, rpdev->src, rpdev->dst);
	if (ret)
		return ret;

	return device_add(dev);
}

/**
 * rpmsg_register_device_override() - add a device that a back end has made
 * @rpdev: the device, with dev.parent, dev.release, id.name and addresses set
 * @driver_override: the only driver that may have it, and its name; or NULL
 *
 * Whatever this returns, from here on only the last reference frees @rpdev:
 * on error it has been put already.
 *
 * Context: process context, may sleep. Probes.
 * Return: 0; -ENOMEM; or what adding the device returned.
 */
int rpmsg_register_device_override(struct rpmsg_device *rpdev,
				   const char *driver_override)
{
	int ret;

	device_initialize(&rpdev->dev);
	ret = rpmsg_device_add(rpdev, driver_override);
	if (ret)
		put_device(&rpdev->dev);

	return ret;
}
EXPORT_SYMBOL(rpmsg_register_device_override);

/**
 * rpmsg_register_device() - add a device for the driver that its name finds
 * @rpdev: see rpmsg_register_device_override()
 *
 * Context: process context, may sleep. Probes.
 * Return: as rpmsg_register_device_override().
 */
int rpmsg_register_device(struct rpmsg_device *rpdev)
{
	return rpmsg_register_device_override(rpdev, NULL);
}
EXPORT_SYMBOL(rpmsg_register_device);

/**
 * rpmsg_device_unregister() - take a device away, unless somebody does already
 * @rpdev: the device; the caller holds a reference of its own
 *
 * Context: process context, may sleep. Its driver is removed from it.
 * Return: true: it has gone. False: somebody else is at it.
 */
bool rpmsg_device_unregister(struct rpmsg_device *rpdev)
{
	struct device *dev = &rpdev->dev;
	bool killed;

	device_lock(dev);
	killed = kill_device(dev);
	device_unlock(dev);
	if (!killed)
		return false;

	device_del(dev);
	rpmsg_channel_gone(rpdev);
	put_device(dev);

	return true;
}

struct rpmsg_device_search {
	const struct rpmsg_channel_info *chinfo;
	struct rpmsg_device *found;
};

static int rpmsg_device_look_at(struct device *dev, void *data)
{
	struct rpmsg_device_search *search = data;

	if (dev->bus != &rpmsg_bus_type ||
	    !rpmsg_device_is(to_rpmsg_device(dev), search->chinfo))
		return 0;

	search->found = to_rpmsg_device(get_device(dev));
	return 1;
}

/**
 * rpmsg_unregister_device() - take away the device that fits
 * @parent: its parent
 * @chinfo: name and addresses; an address may be RPMSG_ADDR_ANY
 *
 * Context: process context, may sleep. Its driver is removed from it.
 * Return: 0; -EINVAL if there is no such device, or no more.
 */
int rpmsg_unregister_device(struct device *parent,
			    struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_device_search search = { .chinfo = chinfo };
	bool gone;

	device_for_each_child(parent, &search, rpmsg_device_look_at);
	if (!search.found)
		return -EINVAL;

	gone = rpmsg_device_unregister(search.found);
	put_device(&search.found->dev);

	return gone ? 0 : -EINVAL;
}
EXPORT_SYMBOL(rpmsg_unregister_device);
