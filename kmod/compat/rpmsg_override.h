/* SPDX-License-Identifier: GPL-2.0 */
/*
 * driver_override of an rpmsg device. Since Linux 7.0 the driver core keeps
 * it, with a lock; stable 6.12 has that too. Before, it was a field of the
 * rpmsg device whose readers had no lock that fits: rpmsg_override.c gives
 * them one. Goes when no kernel with the field is served.
 */
#ifndef _COMPAT_RPMSG_OVERRIDE_H
#define _COMPAT_RPMSG_OVERRIDE_H

#include <linux/rpmsg.h>

#ifdef COMPAT_RPMSG_HAS_DRIVER_OVERRIDE

extern struct device_attribute rpmsg_override_attr;

/* Of the attributes of the bus's devices; of its bus_type */
#define COMPAT_RPMSG_OVERRIDE_ATTRS	&rpmsg_override_attr.attr,
#define COMPAT_RPMSG_OVERRIDE_BUS

int rpmsg_override_match(struct device *dev, const struct device_driver *drv);
int rpmsg_override_set(struct rpmsg_device *rpdev, const char *name);
void rpmsg_override_free(struct rpmsg_device *rpdev);

#else

#define COMPAT_RPMSG_OVERRIDE_ATTRS
#define COMPAT_RPMSG_OVERRIDE_BUS	.driver_override = true,

static inline int rpmsg_override_match(struct device *dev,
				       const struct device_driver *drv)
{
	return device_match_driver_override(dev, drv);
}

static inline int rpmsg_override_set(struct rpmsg_device *rpdev,
				     const char *name)
{
	return device_set_driver_override(&rpdev->dev, name);
}

static inline void rpmsg_override_free(struct rpmsg_device *rpdev)
{
}

#endif

#endif
