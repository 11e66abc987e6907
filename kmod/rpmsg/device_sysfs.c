// SPDX-License-Identifier: GPL-2.0
/* /sys/bus/rpmsg/devices: see docs/ABI/sysfs-bus-rpmsg */

#include <linux/sysfs.h>

#include "bus.h"
#include "rpmsg_override.h"

/* Not DEVICE_ATTR: its functions would be one more "name_show" in kallsyms. */
#define RPMSG_DEVICE_ATTR(_file, _format, ...)				\
static ssize_t rpmsg_device_##_file##_show(struct device *dev,		\
					   struct device_attribute *attr, \
					   char *buf)			\
{									\
	struct rpmsg_device *rpdev = to_rpmsg_device(dev);		\
									\
	return sysfs_emit(buf, _format "\n", __VA_ARGS__);		\
}									\
static struct device_attribute rpmsg_device_attr_##_file =		\
	__ATTR(_file, 0444, rpmsg_device_##_file##_show, NULL)

RPMSG_DEVICE_ATTR(name, "%s", rpdev->id.name);
RPMSG_DEVICE_ATTR(src, "0x%x", READ_ONCE(rpdev->src));
RPMSG_DEVICE_ATTR(dst, "0x%x", READ_ONCE(rpdev->dst));
RPMSG_DEVICE_ATTR(announce, "%s", rpdev->announce ? "true" : "false");
RPMSG_DEVICE_ATTR(modalias, RPMSG_DEVICE_MODALIAS_FMT, rpdev->id.name);

static struct attribute *rpmsg_device_attrs[] = {
	&rpmsg_device_attr_name.attr,
	&rpmsg_device_attr_src.attr,
	&rpmsg_device_attr_dst.attr,
	&rpmsg_device_attr_announce.attr,
	&rpmsg_device_attr_modalias.attr,
	COMPAT_RPMSG_OVERRIDE_ATTRS
	NULL,
};

static const struct attribute_group rpmsg_device_group = {
	.attrs = rpmsg_device_attrs,
};

const struct attribute_group *rpmsg_device_groups[] = {
	&rpmsg_device_group,
	NULL,
};
