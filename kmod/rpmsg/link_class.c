// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/rpmsg_link: what a tool that comes late needs to know
 *
 * Everything is readable by everybody and nothing is writable. The files are
 * described in docs/ABI/sysfs-class-rpmsg-link.
 */

#include <linux/sysfs.h>

#include "bus.h"
#include "device_class.h"

static struct class *rpmsg_link_class;

struct rpmsg_link_counter_attribute {
	struct device_attribute attr;
	enum rpmsg_link_counter counter;
};

static ssize_t rpmsg_link_counter_show(struct device *dev,
				       struct device_attribute *attr,
				       char *buf)
{
	struct rpmsg_link *link = dev_get_drvdata(dev);
	struct rpmsg_link_counter_attribute *counter =
		container_of(attr, struct rpmsg_link_counter_attribute, attr);

	return sysfs_emit(buf, "%lld\n",
			  atomic64_read(&link->counters[counter->counter]));
}

#define RPMSG_LINK_COUNTER_ATTR(_id, ...)				\
static struct rpmsg_link_counter_attribute rpmsg_link_attr_##_id = {	\
	.attr = __ATTR(_id, 0444, rpmsg_link_counter_show, NULL),	\
	.counter = RPMSG_CNT_##_id,					\
};

RPMSG_TX_COUNTERS(RPMSG_LINK_COUNTER_ATTR)
RPMSG_RX_COUNTERS(RPMSG_LINK_COUNTER_ATTR)

/* Not DEVICE_ATTR: its functions would be one more "name_show" in kallsyms. */
#define RPMSG_LINK_ATTR(_id, _file, _format, _value)			\
static ssize_t rpmsg_link_##_id##_show(struct device *dev,		\
				       struct device_attribute *attr,	\
				       char *buf)			\
{									\
	struct rpmsg_link *link = dev_get_drvdata(dev);			\
									\
	return sysfs_emit(buf, _format "\n", _value);			\
}									\
static struct device_attribute rpmsg_link_attr_##_id =			\
	__ATTR(_file, 0444, rpmsg_link_##_id##_show, NULL)

RPMSG_LINK_ATTR(id, id, "%u", link->id);
RPMSG_LINK_ATTR(generation, generation, "%u", link->gen);
RPMSG_LINK_ATTR(name, name, "%s", dev_name(link->info.dev));
RPMSG_LINK_ATTR(ns, name_service, "%d", link->info.has_ns);
RPMSG_LINK_ATTR(sleepers, sleepers, "%u", READ_ONCE(link->sleepers));

static struct attribute *rpmsg_link_attrs[] = {
	&rpmsg_link_attr_id.attr,
	&rpmsg_link_attr_generation.attr,
	&rpmsg_link_attr_name.attr,
	&rpmsg_link_attr_ns.attr,
	NULL,
};

static const struct attribute_group rpmsg_link_group = {
	.attrs = rpmsg_link_attrs,
};

RPMSG_LINK_ATTR(tx_depth, depth, "%u", link->info.tx_depth);
RPMSG_LINK_ATTR(rx_depth, depth, "%u", link->info.rx_depth);
RPMSG_LINK_ATTR(message_size, message_size, "%u", link->info.mtu);

#define RPMSG_LINK_COUNTER_ENTRY(_id, ...) &rpmsg_link_attr_##_id.attr.attr,

static struct attribute *rpmsg_link_tx_attrs[] = {
	&rpmsg_link_attr_tx_depth.attr,
	&rpmsg_link_attr_message_size.attr,
	&rpmsg_link_attr_sleepers.attr,
	RPMSG_TX_COUNTERS(RPMSG_LINK_COUNTER_ENTRY)
	NULL,
};

static const struct attribute_group rpmsg_link_tx_group = {
	.name = "tx",
	.attrs = rpmsg_link_tx_attrs,
};

static struct attribute *rpmsg_link_rx_attrs[] = {
	&rpmsg_link_attr_rx_depth.attr,
	&rpmsg_link_attr_message_size.attr,
	RPMSG_RX_COUNTERS(RPMSG_LINK_COUNTER_ENTRY)
	NULL,
};

static const struct attribute_group rpmsg_link_rx_group = {
	.name = "rx",
	.attrs = rpmsg_link_rx_attrs,
};

static const struct attribute_group *rpmsg_link_groups[] = {
	&rpmsg_link_group,
	&rpmsg_link_tx_group,
	&rpmsg_link_rx_group,
	NULL,
};

/**
 * rpmsg_link_class_add() - show a link in sysfs
 * @link: the link
 *
 * Context: process context, may sleep.
 * Return: 0 or what creating the device returned.
 */
int rpmsg_link_class_add(struct rpmsg_link *link)
{
	link->class_dev = device_create_with_groups(rpmsg_link_class,
						    link->info.dev, 0, link,
						    rpmsg_link_groups,
						    "link%u", link->id);
	return PTR_ERR_OR_ZERO(link->class_dev);
}

/**
 * rpmsg_link_class_del() - undo rpmsg_link_class_add()
 * @link: the link
 *
 * No attribute is being read any more when this returns; the device itself is
 * the driver core's and may live on.
 *
 * Context: process context, may sleep.
 */
void rpmsg_link_class_del(struct rpmsg_link *link)
{
	device_unregister(link->class_dev);
}

/**
 * rpmsg_link_class_init() - make the class
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering the class returned.
 */
int rpmsg_link_class_init(void)
{
	rpmsg_link_class = gh_compat_class_create("rpmsg_link");
	return PTR_ERR_OR_ZERO(rpmsg_link_class);
}

/**
 * rpmsg_link_class_exit() - undo rpmsg_link_class_init()
 *
 * Context: process context, may sleep.
 */
void rpmsg_link_class_exit(void)
{
	class_destroy(rpmsg_link_class);
}
