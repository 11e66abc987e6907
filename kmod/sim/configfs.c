// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: configfs
 *
 * A directory is a device. Its settings can be changed until it goes live;
 * see docs/ABI/configfs-gunyah-sim.
 */

#include <linux/configfs.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "configfs.h"
#include "sim.h"

static const struct gh_sim_peer_ops *const gh_sim_cfs_peers[] = {
	&gh_sim_loopback_ops,
	&gh_sim_echo_ops,
	&gh_sim_user_ops,
};

static const char *const gh_sim_cfs_behaviours[] = {
	[GH_SIM_DOCUMENTED]	= "documented",
	[GH_SIM_OBSERVED]	= "observed",
};

static const char *const gh_sim_cfs_directions[] = {
	[GH_SIM_DIRECTION_TX]	= "tx",
	[GH_SIM_DIRECTION_RX]	= "rx",
	[GH_SIM_DIRECTION_TX | GH_SIM_DIRECTION_RX] = "both",
};

static int gh_sim_cfs_match(const char *const *names, size_t n,
			    const char *page)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (names[i] && sysfs_streq(names[i], page))
			return i;

	return -EINVAL;
}

static ssize_t gh_sim_cfs_peer_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%s\n",
			  to_gh_sim_cfs(item)->settings.peer->name);
}

static int gh_sim_cfs_peer_parse(struct gh_sim_settings *settings,
				 const char *page)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gh_sim_cfs_peers); i++) {
		if (sysfs_streq(gh_sim_cfs_peers[i]->name, page)) {
			settings->peer = gh_sim_cfs_peers[i];
			return 0;
		}
	}

	return -EINVAL;
}

static ssize_t gh_sim_cfs_direction_show(struct config_item *item, char *page)
{
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);

	return sysfs_emit(page, "%s\n",
			  gh_sim_cfs_directions[cfs->settings.directions]);
}

static int gh_sim_cfs_direction_parse(struct gh_sim_settings *settings,
				      const char *page)
{
	int i = gh_sim_cfs_match(gh_sim_cfs_directions,
				 ARRAY_SIZE(gh_sim_cfs_directions), page);

	if (i >= 0)
		settings->directions = i;

	return min(i, 0);
}

static ssize_t gh_sim_cfs_behaviour_show(struct config_item *item, char *page)
{
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);

	return sysfs_emit(page, "%s\n",
			  gh_sim_cfs_behaviours[cfs->settings.behaviour]);
}

static int gh_sim_cfs_behaviour_parse(struct gh_sim_settings *settings,
				      const char *page)
{
	int i = gh_sim_cfs_match(gh_sim_cfs_behaviours,
				 ARRAY_SIZE(gh_sim_cfs_behaviours), page);

	if (i >= 0)
		settings->behaviour = i;

	return min(i, 0);
}

static int gh_sim_cfs_number(const char *page, unsigned int *number,
			     unsigned int max)
{
	unsigned int value;
	int ret;

	ret = kstrtouint(page, 0, &value);
	if (ret)
		return ret;
	if (!value || value > max)
		return -ERANGE;

	*number = value;
	return 0;
}

static ssize_t gh_sim_cfs_depth_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%u\n", to_gh_sim_cfs(item)->settings.depth);
}

static int gh_sim_cfs_depth_parse(struct gh_sim_settings *settings,
				  const char *page)
{
	return gh_sim_cfs_number(page, &settings->depth, GH_MSGQ_MAX_DEPTH);
}

static ssize_t gh_sim_cfs_max_size_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%u\n", to_gh_sim_cfs(item)->settings.max_size);
}

static int gh_sim_cfs_max_size_parse(struct gh_sim_settings *settings,
				     const char *page)
{
	return gh_sim_cfs_number(page, &settings->max_size,
				 GH_MSGQ_MAX_MSG_SIZE);
}

#define GH_SIM_CFS_STORE(_name)						\
static ssize_t gh_sim_cfs_##_name##_store(struct config_item *item,	\
					  const char *page, size_t count) \
{									\
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);			\
	int ret = -EBUSY;						\
									\
	mutex_lock(&cfs->lock);						\
	if (!cfs->sim)							\
		ret = gh_sim_cfs_##_name##_parse(&cfs->settings, page);	\
	mutex_unlock(&cfs->lock);					\
									\
	return ret ?: count;						\
}

#define GH_SIM_CFS_SETTING(_name)					\
GH_SIM_CFS_STORE(_name)							\
CONFIGFS_ATTR(gh_sim_cfs_, _name)

GH_SIM_CFS_SETTING(peer);
GH_SIM_CFS_SETTING(direction);
GH_SIM_CFS_SETTING(behaviour);
GH_SIM_CFS_STORE(depth)
GH_SIM_CFS_SETTING(max_size);

/* CONFIGFS_ATTR() would make it static: other devices have it, too. */
#define GH_SIM_CFS_SHARED(_name)					\
struct configfs_attribute gh_sim_cfs_attr_##_name = {			\
	.ca_name	= __stringify(_name),				\
	.ca_mode	= 0644,						\
	.ca_owner	= THIS_MODULE,					\
	.show		= gh_sim_cfs_##_name##_show,			\
	.store		= gh_sim_cfs_##_name##_store,			\
}

GH_SIM_CFS_SHARED(depth);

static ssize_t gh_sim_cfs_live_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%d\n", !!READ_ONCE(to_gh_sim_cfs(item)->sim));
}

static void gh_sim_cfs_kill(struct gh_sim_cfs *cfs)
{
	if (cfs->sim)
		gh_sim_device_del(cfs->sim);
	WRITE_ONCE(cfs->sim, NULL);
}

static int gh_sim_cfs_revive(struct gh_sim_cfs *cfs)
{
	struct gh_sim_device *sim;

	if (cfs->sim)
		return 0;

	sim = gh_sim_device_add(config_item_name(&cfs->group.cg_item),
				&cfs->settings);
	if (IS_ERR(sim))
		return PTR_ERR(sim);

	WRITE_ONCE(cfs->sim, sim);
	return 0;
}

static ssize_t gh_sim_cfs_live_store(struct config_item *item,
				     const char *page, size_t count)
{
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);
	bool live;
	int ret;

	ret = kstrtobool(page, &live);
	if (ret)
		return ret;

	mutex_lock(&cfs->lock);
	if (live)
		ret = gh_sim_cfs_revive(cfs);
	else
		gh_sim_cfs_kill(cfs);
	mutex_unlock(&cfs->lock);

	return ret ?: count;
}

GH_SIM_CFS_SHARED(live);

static struct configfs_attribute *gh_sim_cfs_attrs[] = {
	&gh_sim_cfs_attr_peer,
	&gh_sim_cfs_attr_direction,
	&gh_sim_cfs_attr_behaviour,
	&gh_sim_cfs_attr_depth,
	&gh_sim_cfs_attr_max_size,
	&gh_sim_cfs_attr_live,
	NULL,
};

static void gh_sim_cfs_release(struct config_item *item)
{
	kfree(to_gh_sim_cfs(item));
}

static struct configfs_item_operations gh_sim_cfs_item_ops = {
	.release = gh_sim_cfs_release,
};

static const struct config_item_type gh_sim_cfs_type = {
	.ct_item_ops = &gh_sim_cfs_item_ops,
	.ct_attrs = gh_sim_cfs_attrs,
	.ct_owner = THIS_MODULE,
};

static struct config_group *gh_sim_cfs_make(struct config_group *group,
					    const char *name)
{
	struct gh_sim_cfs *cfs;

	if (strlen(name) >= GH_SIM_NAME_MAX)
		return ERR_PTR(-ENAMETOOLONG);

	cfs = kzalloc(sizeof(*cfs), GFP_KERNEL);
	if (!cfs)
		return ERR_PTR(-ENOMEM);

	mutex_init(&cfs->lock);
	cfs->settings = (struct gh_sim_settings) {
		.peer = &gh_sim_loopback_ops,
		.directions = GH_SIM_DIRECTION_TX | GH_SIM_DIRECTION_RX,
		.depth = 8,
		.max_size = 240,
		.behaviour = GH_SIM_DOCUMENTED,
	};
	config_group_init_type_name(&cfs->group, name, &gh_sim_cfs_type);
	config_group_init_type_name(&cfs->faults, "faults",
				    &gh_sim_cfs_faults_type);
	configfs_add_default_group(&cfs->faults, &cfs->group);

	return &cfs->group;
}

/**
 * gh_sim_cfs_drop() - a directory goes, and its device with it
 * @group: the subsystem
 * @item: the directory
 *
 * Context: process context, may sleep.
 */
void gh_sim_cfs_drop(struct config_group *group, struct config_item *item)
{
	struct gh_sim_cfs *cfs = to_gh_sim_cfs(item);

	mutex_lock(&cfs->lock);
	gh_sim_cfs_kill(cfs);
	mutex_unlock(&cfs->lock);
	config_item_put(item);
}

static struct configfs_group_operations gh_sim_cfs_root_ops = {
	.make_group = gh_sim_cfs_make,
	.drop_item = gh_sim_cfs_drop,
};

static const struct config_item_type gh_sim_cfs_root_type = {
	.ct_group_ops = &gh_sim_cfs_root_ops,
	.ct_owner = THIS_MODULE,
};

static struct configfs_subsystem gh_sim_cfs_subsystem = {
	.su_group = {
		.cg_item = {
			.ci_namebuf = GH_SIM_MODULE_NAME,
			.ci_type = &gh_sim_cfs_root_type,
		},
	},
};

/**
 * gh_sim_configfs_init() - offer /sys/kernel/config/gunyah_sim
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering it returned.
 */
int gh_sim_configfs_init(void)
{
	config_group_init(&gh_sim_cfs_subsystem.su_group);
	mutex_init(&gh_sim_cfs_subsystem.su_mutex);

	return configfs_register_subsystem(&gh_sim_cfs_subsystem);
}

/**
 * gh_sim_configfs_exit() - undo gh_sim_configfs_init()
 *
 * Context: process context, may sleep.
 */
void gh_sim_configfs_exit(void)
{
	configfs_unregister_subsystem(&gh_sim_cfs_subsystem);
}
