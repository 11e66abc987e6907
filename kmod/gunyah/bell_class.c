// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/gunyah_bell: what a tool that comes late needs to know
 *
 * Everything is readable by everybody and nothing is writable. The files are
 * described in docs/ABI/sysfs-class-gunyah-bell.
 */

#include <linux/sysfs.h>

#include "bell.h"
#include "device_class.h"

static struct class *gh_bell_class;

struct gh_bell_counter_attribute {
	struct device_attribute attr;
	enum gh_bell_counter counter;
};

static ssize_t gh_bell_counter_show(struct device *dev,
				    struct device_attribute *attr, char *buf)
{
	struct gh_bell *bell = dev_get_drvdata(dev);
	struct gh_bell_counter_attribute *counter =
		container_of(attr, struct gh_bell_counter_attribute, attr);

	return sysfs_emit(buf, "%lld\n",
			  atomic64_read(&bell->counters[counter->counter]));
}

#define GH_BELL_COUNTER_ATTR(_half, _id)				\
static struct gh_bell_counter_attribute gh_bell_attr_##_half##_##_id = { \
	.attr = __ATTR(_id, 0444, gh_bell_counter_show, NULL),		\
	.counter = GH_BELL_CNT_##_half##_##_id,				\
};

GH_BELL_TX_COUNTERS(GH_BELL_COUNTER_ATTR)
GH_BELL_RX_COUNTERS(GH_BELL_COUNTER_ATTR)

/* Not DEVICE_ATTR: its functions would be one more "name_show" in kallsyms. */
#define GH_BELL_ATTR(_id, _format, _value)				\
static ssize_t gh_bell_##_id##_show(struct device *dev,		\
				    struct device_attribute *attr,	\
				    char *buf)				\
{									\
	struct gh_bell *bell = dev_get_drvdata(dev);			\
									\
	return sysfs_emit(buf, _format "\n", _value);			\
}									\
static struct device_attribute gh_bell_attr_##_id =			\
	__ATTR(_id, 0444, gh_bell_##_id##_show, NULL)

GH_BELL_ATTR(id, "%u", bell->id);
GH_BELL_ATTR(generation, "%u", bell->gen);
GH_BELL_ATTR(name, "%s", bell->name);
GH_BELL_ATTR(claimed, "%llx",
	     READ_ONCE(container_of(bell, struct gh_bell_rx, bell)->claimed));

static struct attribute *gh_bell_attrs[] = {
	&gh_bell_attr_id.attr,
	&gh_bell_attr_generation.attr,
	&gh_bell_attr_name.attr,
	NULL,
};

static const struct attribute_group gh_bell_group = {
	.attrs = gh_bell_attrs,
};

#define GH_BELL_COUNTER_ENTRY(_half, _id)				\
	&gh_bell_attr_##_half##_##_id.attr.attr,

static struct attribute *gh_bell_tx_attrs[] = {
	GH_BELL_TX_COUNTERS(GH_BELL_COUNTER_ENTRY)
	NULL,
};

static const struct attribute_group gh_bell_tx_group = {
	.name = "tx",
	.attrs = gh_bell_tx_attrs,
};

static struct attribute *gh_bell_rx_attrs[] = {
	&gh_bell_attr_claimed.attr,
	GH_BELL_RX_COUNTERS(GH_BELL_COUNTER_ENTRY)
	NULL,
};

static const struct attribute_group gh_bell_rx_group = {
	.name = "rx",
	.attrs = gh_bell_rx_attrs,
};

static const struct attribute_group *gh_bell_tx_groups[] = {
	&gh_bell_group, &gh_bell_tx_group, NULL,
};

static const struct attribute_group *gh_bell_rx_groups[] = {
	&gh_bell_group, &gh_bell_rx_group, NULL,
};

/**
 * gh_bell_class_add() - show a sender or receiver in sysfs
 * @bell: what it begins with, set up
 *
 * Context: process context, may sleep.
 * Return: 0 or what creating the device returned.
 */
int gh_bell_class_add(struct gh_bell *bell)
{
	const struct attribute_group **groups =
		bell->resource.type == GH_RESOURCE_TYPE_BELL_TX ?
		gh_bell_tx_groups : gh_bell_rx_groups;

	bell->class_dev = device_create_with_groups(gh_bell_class, bell->dev, 0,
						    bell, groups, "bell%u",
						    bell->id);
	return PTR_ERR_OR_ZERO(bell->class_dev);
}

/**
 * gh_bell_class_del() - undo gh_bell_class_add()
 * @bell: the sender or receiver
 *
 * No attribute is being read any more when this returns; the device itself is
 * the driver core's and may live on.
 *
 * Context: process context, may sleep.
 */
void gh_bell_class_del(struct gh_bell *bell)
{
	device_unregister(bell->class_dev);
}

/**
 * gh_bell_class_init() - make the class
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering the class returned.
 */
int gh_bell_class_init(void)
{
	gh_bell_class = gh_compat_class_create("gunyah_bell");
	return PTR_ERR_OR_ZERO(gh_bell_class);
}

/**
 * gh_bell_class_exit() - undo gh_bell_class_init()
 *
 * Context: process context, may sleep.
 */
void gh_bell_class_exit(void)
{
	class_destroy(gh_bell_class);
}
