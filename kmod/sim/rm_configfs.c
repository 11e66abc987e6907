// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Resource Manager: configfs
 *
 * A directory is a Resource Manager; see docs/ABI/configfs-gunyah-sim-rm.
 */

#include <linux/module.h>
#include <linux/slab.h>

#include "configfs.h"
#include "hex.h"
#include "rm.h"

struct gh_sim_rm_cfs {
	struct gh_sim_cfs cfs;
	struct config_group replies;
	struct config_group counters;
	struct config_group resources;
	struct gh_sim_rm rm;
};

static struct gh_sim_rm *gh_sim_rm_of(struct config_item *item)
{
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);

	return &container_of(cfs, struct gh_sim_rm_cfs, cfs)->rm;
}

/**
 * gh_sim_rm_of_resources() - whose resources they are
 * @group: the directory resources/
 *
 * Context: any.
 * Return: the Resource Manager.
 */
struct gh_sim_rm *gh_sim_rm_of_resources(struct config_group *group)
{
	return &container_of(group, struct gh_sim_rm_cfs, resources)->rm;
}

static struct gh_sim_rm *gh_sim_rm_of_replies(struct config_item *item)
{
	return &container_of(to_config_group(item), struct gh_sim_rm_cfs,
			     replies)->rm;
}

static struct gh_sim_rm *gh_sim_rm_of_counters(struct config_item *item)
{
	return &container_of(to_config_group(item), struct gh_sim_rm_cfs,
			     counters)->rm;
}

/* "ID [BYTES]": the bytes as hexadecimal digits */
static ssize_t gh_sim_rm_notify_store(struct config_item *item,
				      const char *page, size_t count)
{
	struct gh_sim_rm *rm = gh_sim_rm_of(item);
	u32 message_id;
	size_t size;
	u8 *payload;
	int ret, at;

	if (sscanf(page, "%i %n", &message_id, &at) != 1)
		return -EINVAL;
	size = strcspn(page + at, "\n") / 2;
	payload = kmalloc(size + 1, GFP_KERNEL);
	if (!payload)
		return -ENOMEM;

	ret = hex2bin(payload, page + at, size);
	mutex_lock(&rm->lock);
	if (!ret && !rm->peer)
		ret = -ENODEV;
	if (!ret)
		ret = gh_sim_rm_notify(rm, message_id, payload, size);
	gh_sim_rm_flush(rm);
	mutex_unlock(&rm->lock);
	kfree(payload);

	return ret ?: count;
}
CONFIGFS_ATTR_WO(gh_sim_rm_, notify);

/* "VMID [TYPE [BYTES]]": why, and how long the reason is */
static ssize_t gh_sim_rm_vm_exit_store(struct config_item *item,
				       const char *page, size_t count)
{
	struct gh_sim_rm *rm = gh_sim_rm_of(item);
	unsigned int vmid, type = 0, size = 4;
	int ret;

	if (sscanf(page, "%u %u %u", &vmid, &type, &size) < 1)
		return -EINVAL;

	mutex_lock(&rm->lock);
	ret = rm->peer ? gh_sim_rm_vm_exit(rm, vmid, type, size) : -ENODEV;
	gh_sim_rm_flush(rm);
	mutex_unlock(&rm->lock);

	return ret ?: count;
}
CONFIGFS_ATTR_WO(gh_sim_rm_, vm_exit);

static ssize_t gh_sim_rm_vms_show(struct config_item *item, char *page)
{
	struct gh_sim_rm *rm = gh_sim_rm_of(item);
	ssize_t len;

	mutex_lock(&rm->lock);
	len = gh_sim_rm_vm_list(rm, page);
	mutex_unlock(&rm->lock);

	return len;
}
CONFIGFS_ATTR_RO(gh_sim_rm_, vms);

static ssize_t gh_sim_rm_replies_number_store(const char *page, size_t count,
					      unsigned int *number)
{
	unsigned int value;
	int ret;

	ret = kstrtouint(page, 0, &value);
	if (ret)
		return ret;
	if (value > INT_MAX)
		return -ERANGE;

	*number = value;
	return count;
}

#define GH_SIM_RM_FAULT_FILE(_name)					\
static ssize_t gh_sim_rm_replies_##_name##_show(struct config_item *item, \
						char *page)		\
{									\
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);		\
									\
	return sysfs_emit(page, "%d\n",					\
		atomic_read(&rm->faults[GH_SIM_RM_FAULT_##_name]));	\
}									\
static ssize_t gh_sim_rm_replies_##_name##_store(struct config_item *item, \
						 const char *page,	\
						 size_t count)		\
{									\
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);		\
	unsigned int value;						\
	ssize_t ret;							\
									\
	ret = gh_sim_rm_replies_number_store(page, count, &value);	\
	if (ret > 0)							\
		atomic_set(&rm->faults[GH_SIM_RM_FAULT_##_name], value); \
									\
	return ret;							\
}									\
CONFIGFS_ATTR(gh_sim_rm_replies_, _name);

GH_SIM_RM_FAULTS(GH_SIM_RM_FAULT_FILE)

static ssize_t gh_sim_rm_replies_delay_us_show(struct config_item *item,
					       char *page)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);

	return sysfs_emit(page, "%u\n", READ_ONCE(rm->delay_us));
}

static ssize_t gh_sim_rm_replies_delay_us_store(struct config_item *item,
						const char *page, size_t count)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);
	unsigned int value;
	ssize_t ret;

	ret = gh_sim_rm_replies_number_store(page, count, &value);
	if (ret > 0)
		gh_sim_rm_set_delay(rm, value);

	return ret;
}
CONFIGFS_ATTR(gh_sim_rm_replies_, delay_us);

/* "ERROR [COUNT [AFTER]]": so many replies have that error, after so many */
static ssize_t gh_sim_rm_replies_error_show(struct config_item *item,
					    char *page)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);

	return sysfs_emit(page, "%u %d\n", READ_ONCE(rm->error),
			  atomic_read(&rm->errors));
}

static ssize_t gh_sim_rm_replies_error_store(struct config_item *item,
					     const char *page, size_t count)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);
	unsigned int error, errors = 1, after = 0;

	if (sscanf(page, "%u %u %u", &error, &errors, &after) < 1)
		return -EINVAL;
	if (errors > INT_MAX || after > INT_MAX)
		return -ERANGE;

	WRITE_ONCE(rm->error, error);
	atomic_set(&rm->errors_after, after);
	atomic_set(&rm->errors, errors);

	return count;
}
CONFIGFS_ATTR(gh_sim_rm_replies_, error);

/* "PERMILLE [SEED]": so many of a thousand replies have a fault of any kind */
static ssize_t gh_sim_rm_replies_storm_show(struct config_item *item,
					    char *page)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);

	return sysfs_emit(page, "%u\n", READ_ONCE(rm->storm));
}

static ssize_t gh_sim_rm_replies_storm_store(struct config_item *item,
					     const char *page, size_t count)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_replies(item);
	unsigned int storm, seed = 0;

	if (sscanf(page, "%u %u", &storm, &seed) < 1)
		return -EINVAL;
	if (storm > 1000)
		return -ERANGE;

	gh_sim_rm_seed(rm, storm, seed);

	return count;
}
CONFIGFS_ATTR(gh_sim_rm_replies_, storm);

#define GH_SIM_RM_FAULT_ENTRY(_name)	(&gh_sim_rm_replies_attr_##_name),
static struct configfs_attribute *gh_sim_rm_replies_attrs[] = {
	&gh_sim_rm_replies_attr_delay_us,
	&gh_sim_rm_replies_attr_error,
	&gh_sim_rm_replies_attr_storm,
	GH_SIM_RM_FAULTS(GH_SIM_RM_FAULT_ENTRY)
	NULL,
};

static const struct config_item_type gh_sim_rm_replies_type = {
	.ct_attrs = gh_sim_rm_replies_attrs,
	.ct_owner = THIS_MODULE,
};

#define GH_SIM_RM_COUNTER_FILE(_name)					\
static ssize_t gh_sim_rm_counters_##_name##_show(struct config_item *item, \
						 char *page)		\
{									\
	struct gh_sim_rm *rm = gh_sim_rm_of_counters(item);		\
									\
	return sysfs_emit(page, "%ld\n",				\
			  atomic_long_read(&rm->counters._name));	\
}									\
CONFIGFS_ATTR_RO(gh_sim_rm_counters_, _name);

GH_SIM_RM_COUNTERS(GH_SIM_RM_COUNTER_FILE)

#define GH_SIM_RM_COUNTER_ENTRY(_name)	(&gh_sim_rm_counters_attr_##_name),
static struct configfs_attribute *gh_sim_rm_counters_attrs[] = {
	GH_SIM_RM_COUNTERS(GH_SIM_RM_COUNTER_ENTRY)
	NULL,
};

static const struct config_item_type gh_sim_rm_counters_type = {
	.ct_attrs = gh_sim_rm_counters_attrs,
	.ct_owner = THIS_MODULE,
};

static struct configfs_attribute *gh_sim_rm_attrs[] = {
	&gh_sim_rm_attr_notify,
	&gh_sim_rm_attr_vm_exit,
	&gh_sim_rm_attr_vms,
	&gh_sim_cfs_attr_depth,
	&gh_sim_cfs_attr_live,
	NULL,
};

static void gh_sim_rm_cfs_release(struct config_item *item)
{
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);

	kfree(container_of(cfs, struct gh_sim_rm_cfs, cfs));
}

static struct configfs_item_operations gh_sim_rm_item_ops = {
	.release = gh_sim_rm_cfs_release,
};

static const struct config_item_type gh_sim_rm_type = {
	.ct_item_ops = &gh_sim_rm_item_ops,
	.ct_attrs = gh_sim_rm_attrs,
	.ct_owner = THIS_MODULE,
};

static void gh_sim_rm_cfs_add(struct gh_sim_rm_cfs *cfs,
			      struct config_group *group, const char *name,
			      const struct config_item_type *type)
{
	config_group_init_type_name(group, name, type);
	configfs_add_default_group(group, &cfs->cfs.group);
}

static struct config_group *gh_sim_rm_cfs_make(struct config_group *group,
					       const char *name)
{
	struct gh_sim_rm_cfs *cfs;

	if (strlen(name) >= GH_SIM_NAME_MAX)
		return ERR_PTR(-ENAMETOOLONG);

	cfs = kzalloc(sizeof(*cfs), GFP_KERNEL);
	if (!cfs)
		return ERR_PTR(-ENOMEM);

	gh_sim_rm_init(&cfs->rm);
	mutex_init(&cfs->cfs.lock);
	cfs->cfs.settings = (struct gh_sim_settings) {
		.peer = &gh_sim_rm_ops,
		.peer_priv = &cfs->rm,
		.directions = GH_SIM_DIRECTION_TX | GH_SIM_DIRECTION_RX,
		.depth = 8,
		.max_size = GH_SIM_RM_MESSAGE_SIZE,
		.behaviour = GH_SIM_DOCUMENTED,
	};
	config_group_init_type_name(&cfs->cfs.group, name, &gh_sim_rm_type);
	gh_sim_rm_cfs_add(cfs, &cfs->cfs.faults, "faults",
			  &gh_sim_cfs_faults_type);
	gh_sim_rm_cfs_add(cfs, &cfs->replies, "replies",
			  &gh_sim_rm_replies_type);
	gh_sim_rm_cfs_add(cfs, &cfs->counters, "counters",
			  &gh_sim_rm_counters_type);
	gh_sim_rm_cfs_add(cfs, &cfs->resources, "resources",
			  &gh_sim_rm_resources_type);

	return &cfs->cfs.group;
}

static struct configfs_group_operations gh_sim_rm_root_ops = {
	.make_group = gh_sim_rm_cfs_make,
	.drop_item = gh_sim_cfs_drop,
};

static const struct config_item_type gh_sim_rm_root_type = {
	.ct_group_ops = &gh_sim_rm_root_ops,
	.ct_owner = THIS_MODULE,
};

static struct configfs_subsystem gh_sim_rm_subsystem = {
	.su_group = {
		.cg_item = {
			.ci_namebuf = GH_SIM_MODULE_NAME "_rm",
			.ci_type = &gh_sim_rm_root_type,
		},
	},
};

/**
 * gh_sim_rm_configfs_init() - offer /sys/kernel/config/gunyah_sim_rm
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering it returned.
 */
int gh_sim_rm_configfs_init(void)
{
	config_group_init(&gh_sim_rm_subsystem.su_group);
	mutex_init(&gh_sim_rm_subsystem.su_mutex);

	return configfs_register_subsystem(&gh_sim_rm_subsystem);
}

/**
 * gh_sim_rm_configfs_exit() - undo gh_sim_rm_configfs_init()
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_configfs_exit(void)
{
	configfs_unregister_subsystem(&gh_sim_rm_subsystem);
}
