// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: configfs
 *
 * A directory is a remote. Its settings can be changed until it goes live;
 * see docs/ABI/configfs-rpmsg-sim.
 */

#include <linux/configfs.h>
#include <linux/device.h>
#include <linux/kstrtox.h>
#include <linux/log2.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "configfs.h"
#include "remote.h"

static const struct rpmsg_sim_remote_ops *const rpmsg_sim_cfs_remotes[] = {
	&rpmsg_sim_echo_ops,
	&rpmsg_sim_sink_ops,
	&rpmsg_sim_source_ops,
	&rpmsg_sim_silent_ops,
	&rpmsg_sim_user_ops,
};

/**
 * rpmsg_sim_cfs_get() - keep the device of a directory
 * @cfs: the directory
 *
 * What may take long is done without the directory's lock, so that the device
 * can be taken away meanwhile.
 *
 * Context: process context, may sleep.
 * Return: the device, to be put; ERR_PTR(-ENODEV) if it is not live.
 */
struct rpmsg_sim_device *rpmsg_sim_cfs_get(struct rpmsg_sim_cfs *cfs)
{
	struct rpmsg_sim_device *sim;

	mutex_lock(&cfs->lock);
	sim = cfs->sim ?: ERR_PTR(-ENODEV);
	if (cfs->sim)
		rpmsg_sim_device_get(sim);
	mutex_unlock(&cfs->lock);

	return sim;
}

static ssize_t rpmsg_sim_cfs_remote_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%s\n",
			  to_rpmsg_sim_cfs(item)->settings.remote->name);
}

static int rpmsg_sim_cfs_remote_parse(struct rpmsg_sim_settings *settings,
				      const char *page)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(rpmsg_sim_cfs_remotes); i++) {
		if (sysfs_streq(rpmsg_sim_cfs_remotes[i]->name, page)) {
			settings->remote = rpmsg_sim_cfs_remotes[i];
			return 0;
		}
	}

	return -EINVAL;
}

static ssize_t rpmsg_sim_cfs_ring_size_show(struct config_item *item,
					    char *page)
{
	return sysfs_emit(page, "%u\n",
			  to_rpmsg_sim_cfs(item)->settings.ring_size);
}

static int rpmsg_sim_cfs_ring_size_parse(struct rpmsg_sim_settings *settings,
					 const char *page)
{
	unsigned int size;
	int ret;

	ret = kstrtouint(page, 0, &size);
	if (ret)
		return ret;
	if (size < 2 || size > RPMSG_SIM_RING_MAX)
		return -ERANGE;
	if (!is_power_of_2(size))
		return -EINVAL;

	settings->ring_size = size;
	return 0;
}

static ssize_t rpmsg_sim_cfs_features_ns_show(struct config_item *item,
					      char *page)
{
	return sysfs_emit(page, "%d\n",
			  to_rpmsg_sim_cfs(item)->settings.features_ns);
}

static int rpmsg_sim_cfs_features_ns_parse(struct rpmsg_sim_settings *settings,
					   const char *page)
{
	return kstrtobool(page, &settings->features_ns);
}

#define RPMSG_SIM_CFS_SETTING(_name)					\
static ssize_t rpmsg_sim_cfs_##_name##_store(struct config_item *item,	\
					     const char *page,		\
					     size_t count)		\
{									\
	struct rpmsg_sim_cfs *cfs = to_rpmsg_sim_cfs(item);		\
	int ret = -EBUSY;						\
									\
	mutex_lock(&cfs->lock);						\
	if (!cfs->sim)							\
		ret = rpmsg_sim_cfs_##_name##_parse(&cfs->settings, page); \
	mutex_unlock(&cfs->lock);					\
									\
	return ret ?: count;						\
}									\
CONFIGFS_ATTR(rpmsg_sim_cfs_, _name)

RPMSG_SIM_CFS_SETTING(remote);
RPMSG_SIM_CFS_SETTING(ring_size);
RPMSG_SIM_CFS_SETTING(features_ns);

static ssize_t rpmsg_sim_cfs_live_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%d\n",
			  !!READ_ONCE(to_rpmsg_sim_cfs(item)->sim));
}

static void rpmsg_sim_cfs_kill(struct rpmsg_sim_cfs *cfs)
{
	if (cfs->sim)
		rpmsg_sim_device_del(cfs->sim);
	WRITE_ONCE(cfs->sim, NULL);
}

static int rpmsg_sim_cfs_revive(struct rpmsg_sim_cfs *cfs)
{
	struct rpmsg_sim_device *sim;

	if (cfs->sim)
		return 0;

	sim = rpmsg_sim_device_add(config_item_name(&cfs->group.cg_item),
				   &cfs->settings);
	if (IS_ERR(sim))
		return PTR_ERR(sim);

	WRITE_ONCE(cfs->sim, sim);
	return 0;
}

static ssize_t rpmsg_sim_cfs_live_store(struct config_item *item,
					const char *page, size_t count)
{
	struct rpmsg_sim_cfs *cfs = to_rpmsg_sim_cfs(item);
	bool live;
	int ret;

	ret = kstrtobool(page, &live);
	if (ret)
		return ret;

	mutex_lock(&cfs->lock);
	if (live)
		ret = rpmsg_sim_cfs_revive(cfs);
	else
		rpmsg_sim_cfs_kill(cfs);
	mutex_unlock(&cfs->lock);

	return ret ?: count;
}
CONFIGFS_ATTR(rpmsg_sim_cfs_, live);

static ssize_t rpmsg_sim_cfs_device_show(struct config_item *item, char *page)
{
	struct rpmsg_sim_device *sim;
	ssize_t ret;

	sim = rpmsg_sim_cfs_get(to_rpmsg_sim_cfs(item));
	if (IS_ERR(sim))
		return PTR_ERR(sim);

	ret = sysfs_emit(page, "%s\n", dev_name(rpmsg_sim_device_dev(sim)));
	rpmsg_sim_device_put(sim);

	return ret;
}
CONFIGFS_ATTR_RO(rpmsg_sim_cfs_, device);

static struct configfs_attribute *rpmsg_sim_cfs_attrs[] = {
	&rpmsg_sim_cfs_attr_remote,
	&rpmsg_sim_cfs_attr_ring_size,
	&rpmsg_sim_cfs_attr_features_ns,
	&rpmsg_sim_cfs_attr_live,
	&rpmsg_sim_cfs_attr_device,
	&rpmsg_sim_action_attr_ns_create,
	&rpmsg_sim_action_attr_ns_destroy,
	&rpmsg_sim_action_attr_ns_raw,
	&rpmsg_sim_action_attr_storm,
	&rpmsg_sim_action_attr_send,
	&rpmsg_sim_action_attr_raw,
	&rpmsg_sim_action_attr_fuzz,
	NULL,
};

static void rpmsg_sim_cfs_release(struct config_item *item)
{
	kfree(to_rpmsg_sim_cfs(item));
}

static struct configfs_item_operations rpmsg_sim_cfs_item_ops = {
	.release = rpmsg_sim_cfs_release,
};

static const struct config_item_type rpmsg_sim_cfs_type = {
	.ct_item_ops = &rpmsg_sim_cfs_item_ops,
	.ct_attrs = rpmsg_sim_cfs_attrs,
	.ct_owner = THIS_MODULE,
};

static struct config_group *rpmsg_sim_cfs_make(struct config_group *group,
					       const char *name)
{
	struct rpmsg_sim_cfs *cfs;

	if (strlen(name) >= RPMSG_SIM_NAME_MAX)
		return ERR_PTR(-ENAMETOOLONG);

	cfs = kzalloc(sizeof(*cfs), GFP_KERNEL);
	if (!cfs)
		return ERR_PTR(-ENOMEM);

	mutex_init(&cfs->lock);
	cfs->settings = (struct rpmsg_sim_settings) {
		.remote = &rpmsg_sim_echo_ops,
		.ring_size = 16,
		.features_ns = true,
	};
	config_group_init_type_name(&cfs->group, name, &rpmsg_sim_cfs_type);
	config_group_init_type_name(&cfs->faults, "faults",
				    &rpmsg_sim_cfs_faults_type);
	configfs_add_default_group(&cfs->faults, &cfs->group);
	config_group_init_type_name(&cfs->counters, "counters",
				    &rpmsg_sim_cfs_counters_type);
	configfs_add_default_group(&cfs->counters, &cfs->group);

	return &cfs->group;
}

static void rpmsg_sim_cfs_drop(struct config_group *group,
			       struct config_item *item)
{
	struct rpmsg_sim_cfs *cfs = to_rpmsg_sim_cfs(item);

	mutex_lock(&cfs->lock);
	rpmsg_sim_cfs_kill(cfs);
	mutex_unlock(&cfs->lock);
	config_item_put(item);
}

static struct configfs_group_operations rpmsg_sim_cfs_root_ops = {
	.make_group = rpmsg_sim_cfs_make,
	.drop_item = rpmsg_sim_cfs_drop,
};

static const struct config_item_type rpmsg_sim_cfs_root_type = {
	.ct_group_ops = &rpmsg_sim_cfs_root_ops,
	.ct_owner = THIS_MODULE,
};

static struct configfs_subsystem rpmsg_sim_cfs_subsystem = {
	.su_group = {
		.cg_item = {
			.ci_namebuf = RPMSG_SIM_MODULE_NAME,
			.ci_type = &rpmsg_sim_cfs_root_type,
		},
	},
};

/**
 * rpmsg_sim_configfs_init() - offer /sys/kernel/config/rpmsg_sim
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering it returned.
 */
int rpmsg_sim_configfs_init(void)
{
	config_group_init(&rpmsg_sim_cfs_subsystem.su_group);
	mutex_init(&rpmsg_sim_cfs_subsystem.su_mutex);

	return configfs_register_subsystem(&rpmsg_sim_cfs_subsystem);
}

/**
 * rpmsg_sim_configfs_exit() - undo rpmsg_sim_configfs_init()
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_configfs_exit(void)
{
	configfs_unregister_subsystem(&rpmsg_sim_cfs_subsystem);
}
