// SPDX-License-Identifier: GPL-2.0
/*
 * The rpmsg bus: which driver takes which device, and how it gets it
 *
 * A driver that has a callback finds an endpoint on the device when it is
 * probed, and need not take it away. Everything that binding changes on the
 * device is put back by unbinding, so that the next driver finds it as the
 * first one did.
 */

#include <linux/module.h>
#include <linux/of_device.h>
#include <linux/rpmsg/ns.h>

#include "bus.h"
#include "rpmsg.h"
#include "rpmsg_class.h"
#include "rpmsg_override.h"

static bool rpmsg_bus_id_fits(const struct rpmsg_device *rpdev,
			      const struct rpmsg_device_id *id)
{
	return !strncmp(id->name, rpdev->id.name, RPMSG_NAME_SIZE);
}

static const struct rpmsg_device_id *
rpmsg_bus_find_id(const struct rpmsg_device *rpdev,
		  const struct rpmsg_device_id *id)
{
	for (; id && id->name[0]; id++)
		if (rpmsg_bus_id_fits(rpdev, id))
			return id;

	return NULL;
}

static int rpmsg_bus_match(struct device *dev,
			   COMPAT_BUS_MATCH_CONST struct device_driver *drv)
{
	int overridden = rpmsg_override_match(dev, drv);

	if (overridden >= 0)
		return overridden;

	return rpmsg_bus_find_id(to_rpmsg_device(dev),
				 to_rpmsg_driver(drv)->id_table) ||
	       of_driver_match_device(dev, drv);
}

static int rpmsg_bus_uevent(COMPAT_BUS_UEVENT_CONST struct device *dev,
			    struct kobj_uevent_env *env)
{
	const struct rpmsg_device *rpdev = to_rpmsg_device(dev);
	int ret;

	ret = of_device_uevent_modalias(dev, env);
	if (ret != -ENODEV)
		return ret;

	return add_uevent_var(env, "MODALIAS=" RPMSG_DEVICE_MODALIAS_FMT,
			      rpdev->id.name);
}

/*
 * The endpoint that comes with a callback; its address is the device's. Until
 * the driver sends, or is ready, no remote that means well knows the address;
 * and the callback would find nothing of what the driver's probe prepares.
 */
static int rpmsg_bus_add_ept(struct rpmsg_device *rpdev,
			     const struct rpmsg_driver *rpdrv)
{
	struct rpmsg_link *link = rpmsg_device_link(rpdev);
	struct rpmsg_bus_ept *e;

	if (!rpdrv->callback)
		return 0;
	if (!link)
		return -ENXIO;

	e = rpmsg_ept_create_deaf(link, rpdev, rpdrv->callback, rpdev->src);
	if (IS_ERR(e)) {
		dev_err(&rpdev->dev, "no endpoint for the driver: %pe\n", e);
		return PTR_ERR(e);
	}

	WRITE_ONCE(rpdev->src, e->ept.addr);
	rpdev->ept = &e->ept;

	return 0;
}

static void rpmsg_bus_del_ept(struct rpmsg_device *rpdev)
{
	/* The driver may have destroyed it already, or made one of its own. */
	if (rpdev->ept)
		rpmsg_destroy_ept(rpdev->ept);
	rpdev->ept = NULL;
}

/* A remote that sends all the time must not meet what the driver has freed. */
static void rpmsg_bus_remove_driver(struct rpmsg_device *rpdev,
				    struct rpmsg_driver *rpdrv)
{
	rpmsg_ept_set_deaf(rpdev->ept, true);
	if (rpdrv->remove)
		rpdrv->remove(rpdev);
}

static int rpmsg_bus_probe(struct device *dev)
{
	struct rpmsg_device *rpdev = to_rpmsg_device(dev);
	struct rpmsg_driver *rpdrv = to_rpmsg_driver(dev->driver);
	const struct rpmsg_device_id *id;
	int ret;

	id = rpmsg_bus_find_id(rpdev, rpdrv->id_table);
	rpdev->id.driver_data = id ? id->driver_data : 0;

	ret = rpmsg_bus_add_ept(rpdev, rpdrv);
	if (ret)
		return ret;

	ret = rpdrv->probe(rpdev);
	if (ret)
		goto del_ept;

	/* From here on the remote may send: the driver is ready. */
	rpmsg_ept_set_deaf(rpdev->ept, false);
	ret = rpmsg_ns_announce(rpdev, RPMSG_NS_CREATE);
	if (ret) {
		dev_err(dev, "the remote cannot be told of it: %pe\n",
			ERR_PTR(ret));
		goto remove;
	}

	return 0;

remove:
	rpmsg_bus_remove_driver(rpdev, rpdrv);
del_ept:
	rpmsg_bus_del_ept(rpdev);
	return ret;
}

static void rpmsg_bus_remove(struct device *dev)
{
	struct rpmsg_device *rpdev = to_rpmsg_device(dev);
	struct rpmsg_driver *rpdrv = to_rpmsg_driver(dev->driver);

	/* A remote that is told, or gone, is no reason to stay. */
	rpmsg_ns_announce(rpdev, RPMSG_NS_DESTROY);
	rpmsg_bus_remove_driver(rpdev, rpdrv);
	rpmsg_bus_del_ept(rpdev);
}

struct bus_type rpmsg_bus_type = {
	.name = "rpmsg",
	.match = rpmsg_bus_match,
	.uevent = rpmsg_bus_uevent,
	.probe = rpmsg_bus_probe,
	.remove = rpmsg_bus_remove,
	.dev_groups = rpmsg_device_groups,
	COMPAT_RPMSG_OVERRIDE_BUS
};

/**
 * __register_rpmsg_driver() - let a driver have devices of the bus
 * @rpdrv: the driver; register_rpmsg_driver() is how it is called
 * @owner: its module
 *
 * Context: process context, may sleep. Probes.
 * Return: 0; -EINVAL without a probe function; or what registering returned.
 */
int __register_rpmsg_driver(struct rpmsg_driver *rpdrv, struct module *owner)
{
	if (!rpdrv->probe)
		return -EINVAL;

	rpdrv->drv.bus = &rpmsg_bus_type;
	rpdrv->drv.owner = owner;

	return driver_register(&rpdrv->drv);
}
EXPORT_SYMBOL(__register_rpmsg_driver);

/**
 * unregister_rpmsg_driver() - undo register_rpmsg_driver()
 * @rpdrv: the driver; its devices are taken from it first
 *
 * Context: process context, may sleep.
 */
void unregister_rpmsg_driver(struct rpmsg_driver *rpdrv)
{
	driver_unregister(&rpdrv->drv);
}
EXPORT_SYMBOL(unregister_rpmsg_driver);

/* Early: a driver of the bus that is built in registers at device_initcall. */
static int __init rpmsg_bus_init(void)
{
	int ret;

	ret = rpmsg_class_register();
	if (ret)
		return ret;

	ret = rpmsg_link_class_init();
	if (ret)
		goto unregister_class;

	ret = bus_register(&rpmsg_bus_type);
	if (ret)
		goto exit_link_class;

	return 0;

exit_link_class:
	rpmsg_link_class_exit();
unregister_class:
	rpmsg_class_unregister();
	pr_err("rpmsg_bus: not loaded: %pe\n", ERR_PTR(ret));
	return ret;
}
subsys_initcall(rpmsg_bus_init);

static void __exit rpmsg_bus_exit(void)
{
	rpmsg_link_wait_all();
	bus_unregister(&rpmsg_bus_type);
	rpmsg_link_class_exit();
	rpmsg_class_unregister();
}
module_exit(rpmsg_bus_exit);

MODULE_DESCRIPTION("Remote processor messaging bus");
MODULE_LICENSE("GPL");
