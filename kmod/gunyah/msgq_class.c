// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/gunyah_msgq: what a tool that comes late needs to know
 *
 * Everything is readable by everybody and nothing is writable. The files are
 * described in docs/ABI/sysfs-class-gunyah-msgq.
 */

#include <linux/sysfs.h>

#include "device_class.h"
#include "msgq.h"

static struct class *gh_msgq_class;

struct gh_msgq_counter_attribute {
	struct device_attribute attr;
	enum gh_msgq_counter counter;
};

static ssize_t gh_msgq_counter_show(struct device *dev,
				    struct device_attribute *attr, char *buf)
{
	struct gh_msgq_queue *q = dev_get_drvdata(dev);
	struct gh_msgq_counter_attribute *counter =
		container_of(attr, struct gh_msgq_counter_attribute, attr);

	return sysfs_emit(buf, "%lld\n",
			  atomic64_read(&q->counters[counter->counter]));
}

#define GH_MSGQ_COUNTER_ATTR(_id)					\
static struct gh_msgq_counter_attribute gh_msgq_attr_##_id = {		\
	.attr = __ATTR(_id, 0444, gh_msgq_counter_show, NULL),		\
	.counter = GH_MSGQ_CNT_##_id,					\
};

GH_MSGQ_TX_COUNTERS(GH_MSGQ_COUNTER_ATTR)
GH_MSGQ_RX_COUNTERS(GH_MSGQ_COUNTER_ATTR)

/* Not DEVICE_ATTR: its functions would be one more "name_show" in kallsyms. */
#define GH_MSGQ_ATTR(_id, _file, _format, _value)			\
static ssize_t gh_msgq_##_id##_show(struct device *dev,		\
				    struct device_attribute *attr,	\
				    char *buf)				\
{									\
	struct gh_msgq_queue *q = dev_get_drvdata(dev);			\
									\
	return sysfs_emit(buf, _format "\n", _value);			\
}									\
static struct device_attribute gh_msgq_attr_##_id =			\
	__ATTR(_file, 0444, gh_msgq_##_id##_show, NULL)

GH_MSGQ_ATTR(id, id, "%u", q->id);
GH_MSGQ_ATTR(generation, generation, "%u", q->gen);
GH_MSGQ_ATTR(name, name, "%s", q->name);
GH_MSGQ_ATTR(completion, completion, "%s", q->completion->name);

static struct attribute *gh_msgq_attrs[] = {
	&gh_msgq_attr_id.attr,
	&gh_msgq_attr_generation.attr,
	&gh_msgq_attr_name.attr,
	&gh_msgq_attr_completion.attr,
	NULL,
};

static const struct attribute_group gh_msgq_group = {
	.attrs = gh_msgq_attrs,
};

/* The two halves have the same kinds of file: resource, then counters. */
#define GH_MSGQ_COUNTER_ENTRY(_id)	&gh_msgq_attr_##_id.attr.attr,
#define GH_MSGQ_HALF(_half, _COUNTERS)					\
GH_MSGQ_ATTR(_half##_depth, depth, "%u", q->_half.resource->depth);	\
GH_MSGQ_ATTR(_half##_message_size, message_size, "%u",			\
	     q->_half.resource->max_msg_size);				\
									\
static struct attribute *gh_msgq_##_half##_attrs[] = {			\
	&gh_msgq_attr_##_half##_depth.attr,				\
	&gh_msgq_attr_##_half##_message_size.attr,			\
	_COUNTERS(GH_MSGQ_COUNTER_ENTRY)				\
	NULL,								\
};									\
									\
static const struct attribute_group gh_msgq_##_half##_group = {	\
	.name = #_half,							\
	.attrs = gh_msgq_##_half##_attrs,				\
}

GH_MSGQ_HALF(tx, GH_MSGQ_TX_COUNTERS);
GH_MSGQ_HALF(rx, GH_MSGQ_RX_COUNTERS);

/*
 * By which halves there are. A group hidden by is_visible would leave an empty
 * directory behind before Linux 6.9.
 */
static const struct attribute_group *gh_msgq_groups[2][2][4] = {
	[true][true]	= { &gh_msgq_group, &gh_msgq_tx_group,
			    &gh_msgq_rx_group },
	[true][false]	= { &gh_msgq_group, &gh_msgq_tx_group },
	[false][true]	= { &gh_msgq_group, &gh_msgq_rx_group },
};

/**
 * gh_msgq_class_add() - show a queue in sysfs
 * @q: the queue, set up
 * @parent: its parent device or NULL
 *
 * Context: process context, may sleep.
 * Return: 0 or what creating the device returned.
 */
int gh_msgq_class_add(struct gh_msgq_queue *q, struct device *parent)
{
	const struct attribute_group **groups =
		gh_msgq_groups[!!q->tx.resource][!!q->rx.resource];

	q->class_dev = device_create_with_groups(gh_msgq_class, parent, 0, q,
						 groups, "msgq%u", q->id);
	return PTR_ERR_OR_ZERO(q->class_dev);
}

/**
 * gh_msgq_class_del() - undo gh_msgq_class_add()
 * @q: the queue
 *
 * No attribute is being read any more when this returns; the device itself is
 * the driver core's and may live on.
 *
 * Context: process context, may sleep.
 */
void gh_msgq_class_del(struct gh_msgq_queue *q)
{
	device_unregister(q->class_dev);
}

/**
 * gh_msgq_class_init() - make the class
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering the class returned.
 */
int gh_msgq_class_init(void)
{
	gh_msgq_class = gh_compat_class_create("gunyah_msgq");
	return PTR_ERR_OR_ZERO(gh_msgq_class);
}

/**
 * gh_msgq_class_exit() - undo gh_msgq_class_init()
 *
 * Context: process context, may sleep.
 */
void gh_msgq_class_exit(void)
{
	class_destroy(gh_msgq_class);
}
