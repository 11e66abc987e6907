// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: doorbells in configfs
 *
 * A directory is a doorbell. Its settings can be changed until it goes live;
 * then it can be rung from there, and looked at. See
 * docs/ABI/configfs-gunyah-sim-bell.
 */

#include <linux/module.h>
#include <linux/slab.h>

#include "bell_configfs.h"

static struct gh_sim_bell_cfs *to_gh_sim_bell_cfs(struct config_item *item)
{
	return container_of(to_config_group(item), struct gh_sim_bell_cfs,
			    group);
}

/* A setting is one of two words. */
#define GH_SIM_BELL_SETTING(_name, _member, _no, _yes)			\
static ssize_t gh_sim_bell_cfs_##_name##_show(struct config_item *item,	\
					      char *page)		\
{									\
	return sysfs_emit(page, "%s\n",					\
			  to_gh_sim_bell_cfs(item)->settings._member ?	\
			  _yes : _no);					\
}									\
static ssize_t gh_sim_bell_cfs_##_name##_store(struct config_item *item, \
					       const char *page,	\
					       size_t count)		\
{									\
	struct gh_sim_bell_cfs *cfs = to_gh_sim_bell_cfs(item);		\
	bool yes = sysfs_streq(page, _yes);				\
	int ret = -EBUSY;						\
									\
	if (!yes && !sysfs_streq(page, _no))				\
		return -EINVAL;						\
									\
	mutex_lock(&cfs->lock);						\
	if (!cfs->bell) {						\
		cfs->settings._member = yes;				\
		ret = 0;						\
	}								\
	mutex_unlock(&cfs->lock);					\
									\
	return ret ?: count;						\
}									\
CONFIGFS_ATTR(gh_sim_bell_cfs_, _name)

GH_SIM_BELL_SETTING(trigger, level, "edge", "level");
GH_SIM_BELL_SETTING(source, source_can_clear, "send", "clear");

/* The other virtual machine: what it does, and what the hypervisor has */
#define GH_SIM_BELL_ACTION(_name, _set)					\
GH_SIM_BELL_NUMBER_STORE(gh_sim_bell_cfs_, _name, to_gh_sim_bell_cfs,	\
			 U64_MAX, _set)					\
CONFIGFS_ATTR_WO(gh_sim_bell_cfs_, _name)

#define GH_SIM_BELL_STATE(_name)					\
GH_SIM_BELL_NUMBER_SHOW(gh_sim_bell_cfs_, _name, to_gh_sim_bell_cfs,	\
			"%llx", READ_ONCE(bell->_name))			\
CONFIGFS_ATTR_RO(gh_sim_bell_cfs_, _name)

GH_SIM_BELL_ACTION(send, gh_sim_bell_send(bell, value, NULL));
GH_SIM_BELL_STATE(flags);
GH_SIM_BELL_STATE(enable);
GH_SIM_BELL_STATE(ack);

static ssize_t gh_sim_bell_cfs_live_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%d\n",
			  !!READ_ONCE(to_gh_sim_bell_cfs(item)->bell));
}

static void gh_sim_bell_cfs_kill(struct gh_sim_bell_cfs *cfs)
{
	if (cfs->bell)
		gh_sim_bell_device_del(cfs->bell);
	WRITE_ONCE(cfs->bell, NULL);
}

static int gh_sim_bell_cfs_revive(struct gh_sim_bell_cfs *cfs)
{
	struct gh_sim_bell *bell;

	if (cfs->bell)
		return 0;

	bell = gh_sim_bell_device_add(config_item_name(&cfs->group.cg_item),
				      &cfs->settings);
	if (IS_ERR(bell))
		return PTR_ERR(bell);

	WRITE_ONCE(cfs->bell, bell);
	return 0;
}

static ssize_t gh_sim_bell_cfs_live_store(struct config_item *item,
					  const char *page, size_t count)
{
	struct gh_sim_bell_cfs *cfs = to_gh_sim_bell_cfs(item);
	bool live;
	int ret;

	ret = kstrtobool(page, &live);
	if (ret)
		return ret;

	mutex_lock(&cfs->lock);
	if (live)
		ret = gh_sim_bell_cfs_revive(cfs);
	else
		gh_sim_bell_cfs_kill(cfs);
	mutex_unlock(&cfs->lock);

	return ret ?: count;
}
CONFIGFS_ATTR(gh_sim_bell_cfs_, live);

static struct configfs_attribute *gh_sim_bell_cfs_attrs[] = {
	&gh_sim_bell_cfs_attr_trigger,
	&gh_sim_bell_cfs_attr_source,
	&gh_sim_bell_cfs_attr_live,
	&gh_sim_bell_cfs_attr_send,
	&gh_sim_bell_cfs_attr_flags,
	&gh_sim_bell_cfs_attr_enable,
	&gh_sim_bell_cfs_attr_ack,
	NULL,
};

static void gh_sim_bell_cfs_release(struct config_item *item)
{
	kfree(to_gh_sim_bell_cfs(item));
}

static struct configfs_item_operations gh_sim_bell_cfs_item_ops = {
	.release = gh_sim_bell_cfs_release,
};

static const struct config_item_type gh_sim_bell_cfs_type = {
	.ct_item_ops = &gh_sim_bell_cfs_item_ops,
	.ct_attrs = gh_sim_bell_cfs_attrs,
	.ct_owner = THIS_MODULE,
};

static struct config_group *gh_sim_bell_cfs_make(struct config_group *group,
						 const char *name)
{
	struct gh_sim_bell_cfs *cfs;

	if (strlen(name) >= GH_SIM_NAME_MAX)
		return ERR_PTR(-ENAMETOOLONG);

	cfs = kzalloc(sizeof(*cfs), GFP_KERNEL);
	if (!cfs)
		return ERR_PTR(-ENOMEM);

	mutex_init(&cfs->lock);
	config_group_init_type_name(&cfs->group, name, &gh_sim_bell_cfs_type);
	config_group_init_type_name(&cfs->faults, "faults",
				    &gh_sim_bell_faults_type);
	configfs_add_default_group(&cfs->faults, &cfs->group);

	return &cfs->group;
}

static void gh_sim_bell_cfs_drop(struct config_group *group,
				 struct config_item *item)
{
	struct gh_sim_bell_cfs *cfs = to_gh_sim_bell_cfs(item);

	mutex_lock(&cfs->lock);
	gh_sim_bell_cfs_kill(cfs);
	mutex_unlock(&cfs->lock);
	config_item_put(item);
}

static struct configfs_group_operations gh_sim_bell_cfs_root_ops = {
	.make_group = gh_sim_bell_cfs_make,
	.drop_item = gh_sim_bell_cfs_drop,
};

static const struct config_item_type gh_sim_bell_cfs_root_type = {
	.ct_group_ops = &gh_sim_bell_cfs_root_ops,
	.ct_owner = THIS_MODULE,
};

static struct configfs_subsystem gh_sim_bell_cfs_subsystem = {
	.su_group = {
		.cg_item = {
			.ci_namebuf = GH_SIM_MODULE_NAME "_bell",
			.ci_type = &gh_sim_bell_cfs_root_type,
		},
	},
};

/**
 * gh_sim_bell_configfs_init() - offer /sys/kernel/config/gunyah_sim_bell
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering it returned.
 */
int gh_sim_bell_configfs_init(void)
{
	config_group_init(&gh_sim_bell_cfs_subsystem.su_group);
	mutex_init(&gh_sim_bell_cfs_subsystem.su_mutex);

	return configfs_register_subsystem(&gh_sim_bell_cfs_subsystem);
}

/**
 * gh_sim_bell_configfs_exit() - undo gh_sim_bell_configfs_init()
 *
 * Context: process context, may sleep.
 */
void gh_sim_bell_configfs_exit(void)
{
	configfs_unregister_subsystem(&gh_sim_bell_cfs_subsystem);
}
