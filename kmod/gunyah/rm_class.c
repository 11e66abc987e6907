// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/gunyah_rm: what a tool that comes late needs to know
 *
 * Everything is readable by everybody and nothing is writable. The files are
 * described in docs/ABI/sysfs-class-gunyah-rm.
 */

#include <linux/sysfs.h>

#include "device_class.h"
#include "rm.h"

static struct class *gh_rm_class;

/* Not DEVICE_ATTR: its functions would be one more "name_show" in kallsyms. */
#define GH_RM_ATTR(_name, _format, _value)				\
static ssize_t gh_rm_##_name##_show(struct device *dev,		\
				    struct device_attribute *attr,	\
				    char *buf)				\
{									\
	struct gh_rm *rm = dev_get_drvdata(dev);			\
									\
	return sysfs_emit(buf, _format "\n", _value);			\
}									\
static struct device_attribute gh_rm_attr_##_name =			\
	__ATTR(_name, 0444, gh_rm_##_name##_show, NULL)

GH_RM_ATTR(id, "%u", rm->id);
GH_RM_ATTR(generation, "%u", rm->gen);
GH_RM_ATTR(name, "%s", rm->link->name);

static struct attribute *gh_rm_attrs[] = {
	&gh_rm_attr_id.attr,
	&gh_rm_attr_generation.attr,
	&gh_rm_attr_name.attr,
	NULL,
};

static const struct attribute_group gh_rm_group = {
	.attrs = gh_rm_attrs,
};

struct gh_rm_counter_attribute {
	struct device_attribute attr;
	size_t offset;
};

static ssize_t gh_rm_counter_show(struct device *dev,
				  struct device_attribute *attr, char *buf)
{
	struct gh_rm_counter_attribute *counter =
		container_of(attr, struct gh_rm_counter_attribute, attr);
	const void *rm = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%lld\n", atomic64_read(rm + counter->offset));
}

#define GH_RM_COUNTER_FILE(_name, _file, _member)			\
static struct gh_rm_counter_attribute gh_rm_counter_##_name = {	\
	.attr = __ATTR(_file, 0444, gh_rm_counter_show, NULL),		\
	.offset = offsetof(struct gh_rm, _member),			\
};

#define GH_RM_COUNTER_ATTR(_id)						\
GH_RM_COUNTER_FILE(_id, _id, counters[GH_RM_CNT_##_id])
#define GH_RM_DROP_ATTR(_id)						\
GH_RM_COUNTER_FILE(drop_##_id, _id, drops[GH_RM_DROP_##_id])

GH_RM_CALL_COUNTERS(GH_RM_COUNTER_ATTR)
GH_RM_NOTIFICATION_COUNTERS(GH_RM_COUNTER_ATTR)
GH_RM_DROP_REASONS(GH_RM_DROP_ATTR)

#define GH_RM_COUNTER_ENTRY(_id)	&gh_rm_counter_##_id.attr.attr,
#define GH_RM_DROP_ENTRY(_id)		&gh_rm_counter_drop_##_id.attr.attr,
#define GH_RM_COUNTER_GROUP(_dir, _LIST, _entry)			\
static struct attribute *gh_rm_##_dir##_attrs[] = {			\
	_LIST(_entry)							\
	NULL,								\
};									\
static const struct attribute_group gh_rm_##_dir##_group = {		\
	.name = #_dir,							\
	.attrs = gh_rm_##_dir##_attrs,					\
}

GH_RM_COUNTER_GROUP(calls, GH_RM_CALL_COUNTERS, GH_RM_COUNTER_ENTRY);
GH_RM_COUNTER_GROUP(notifications, GH_RM_NOTIFICATION_COUNTERS,
		    GH_RM_COUNTER_ENTRY);
GH_RM_COUNTER_GROUP(drops, GH_RM_DROP_REASONS, GH_RM_DROP_ENTRY);

static const struct attribute_group *gh_rm_groups[] = {
	&gh_rm_group,
	&gh_rm_calls_group,
	&gh_rm_notifications_group,
	&gh_rm_drops_group,
	NULL,
};

/**
 * gh_rm_class_add() - show a Resource Manager in sysfs
 * @rm: the Resource Manager
 *
 * Context: process context, may sleep.
 * Return: 0 or what creating the device returned.
 */
int gh_rm_class_add(struct gh_rm *rm)
{
	rm->class_dev = device_create_with_groups(gh_rm_class, rm->dev, 0, rm,
						  gh_rm_groups, "rm%u", rm->id);
	return PTR_ERR_OR_ZERO(rm->class_dev);
}

/**
 * gh_rm_class_del() - undo gh_rm_class_add()
 * @rm: the Resource Manager
 *
 * No attribute is being read any more when this returns.
 *
 * Context: process context, may sleep.
 */
void gh_rm_class_del(struct gh_rm *rm)
{
	device_unregister(rm->class_dev);
}

/**
 * gh_rm_class_init() - make the class
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering the class returned.
 */
int gh_rm_class_init(void)
{
	gh_rm_class = gh_compat_class_create("gunyah_rm");
	return PTR_ERR_OR_ZERO(gh_rm_class);
}

/**
 * gh_rm_class_exit() - undo gh_rm_class_init()
 *
 * Context: process context, may sleep.
 */
void gh_rm_class_exit(void)
{
	class_destroy(gh_rm_class);
}
