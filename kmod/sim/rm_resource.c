// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Resource Manager: what virtual machines are to have, a directory
 * each below resources/
 *
 * It counts when a virtual machine is initialised; what one has already does
 * not change any more.
 */

#include <linux/module.h>
#include <linux/slab.h>

#include "rm.h"

static const char *const gh_sim_rm_resource_kinds[] = {
	[GH_SIM_RM_RESOURCE_MSGQ]	= "msgq",
	[GH_SIM_RM_RESOURCE_BELL]	= "bell",
	[GH_SIM_RM_RESOURCE_RAW]	= "raw",
};

static const struct gh_sim_peer_ops *const gh_sim_rm_resource_peers[] = {
	&gh_sim_loopback_ops,
	&gh_sim_echo_ops,
};

static struct gh_sim_rm_resource *
to_gh_sim_rm_resource(struct config_item *item)
{
	return container_of(item, struct gh_sim_rm_resource, item);
}

static struct gh_sim_rm *gh_sim_rm_resource_rm(struct config_item *item)
{
	return gh_sim_rm_of_resources(to_config_group(item->ci_parent));
}

static ssize_t gh_sim_rm_resource_kind_show(struct config_item *item,
					    char *page)
{
	struct gh_sim_rm_resource *resource = to_gh_sim_rm_resource(item);

	return sysfs_emit(page, "%s\n",
			  gh_sim_rm_resource_kinds[resource->kind]);
}

static ssize_t gh_sim_rm_resource_kind_store(struct config_item *item,
					     const char *page, size_t count)
{
	int kind = __sysfs_match_string(gh_sim_rm_resource_kinds,
					ARRAY_SIZE(gh_sim_rm_resource_kinds),
					page);
	struct gh_sim_rm *rm = gh_sim_rm_resource_rm(item);

	if (kind < 0)
		return kind;

	mutex_lock(&rm->resources_lock);
	to_gh_sim_rm_resource(item)->kind = kind;
	mutex_unlock(&rm->resources_lock);

	return count;
}
CONFIGFS_ATTR(gh_sim_rm_resource_, kind);

static ssize_t gh_sim_rm_resource_peer_show(struct config_item *item,
					    char *page)
{
	return sysfs_emit(page, "%s\n",
			  to_gh_sim_rm_resource(item)->peer->name);
}

static ssize_t gh_sim_rm_resource_peer_store(struct config_item *item,
					     const char *page, size_t count)
{
	struct gh_sim_rm *rm = gh_sim_rm_resource_rm(item);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gh_sim_rm_resource_peers); i++) {
		if (!sysfs_streq(page, gh_sim_rm_resource_peers[i]->name))
			continue;
		mutex_lock(&rm->resources_lock);
		to_gh_sim_rm_resource(item)->peer = gh_sim_rm_resource_peers[i];
		mutex_unlock(&rm->resources_lock);
		return count;
	}

	return -EINVAL;
}
CONFIGFS_ATTR(gh_sim_rm_resource_, peer);

#define GH_SIM_RM_RESOURCE_NUMBER(_name, _max)				\
static ssize_t gh_sim_rm_resource_##_name##_show(struct config_item *item, \
						 char *page)		\
{									\
	return sysfs_emit(page, "%llu\n",				\
			  (u64)to_gh_sim_rm_resource(item)->_name);	\
}									\
static ssize_t gh_sim_rm_resource_##_name##_store(struct config_item *item, \
						  const char *page,	\
						  size_t count)		\
{									\
	struct gh_sim_rm *rm = gh_sim_rm_resource_rm(item);		\
	u64 value;							\
	int ret;							\
									\
	ret = kstrtou64(page, 0, &value);				\
	if (ret)							\
		return ret;						\
	if (value > (_max))						\
		return -ERANGE;						\
									\
	mutex_lock(&rm->resources_lock);				\
	to_gh_sim_rm_resource(item)->_name = value;			\
	mutex_unlock(&rm->resources_lock);				\
									\
	return count;							\
}									\
CONFIGFS_ATTR(gh_sim_rm_resource_, _name)

GH_SIM_RM_RESOURCE_NUMBER(label, U32_MAX);
GH_SIM_RM_RESOURCE_NUMBER(partner, U16_MAX);
GH_SIM_RM_RESOURCE_NUMBER(type, U8_MAX);
GH_SIM_RM_RESOURCE_NUMBER(capid, U64_MAX);
GH_SIM_RM_RESOURCE_NUMBER(virq, U32_MAX);

static struct configfs_attribute *gh_sim_rm_resource_attrs[] = {
	&gh_sim_rm_resource_attr_kind,
	&gh_sim_rm_resource_attr_peer,
	&gh_sim_rm_resource_attr_label,
	&gh_sim_rm_resource_attr_partner,
	&gh_sim_rm_resource_attr_type,
	&gh_sim_rm_resource_attr_capid,
	&gh_sim_rm_resource_attr_virq,
	NULL,
};

static void gh_sim_rm_resource_release(struct config_item *item)
{
	kfree(to_gh_sim_rm_resource(item));
}

static struct configfs_item_operations gh_sim_rm_resource_item_ops = {
	.release = gh_sim_rm_resource_release,
};

static const struct config_item_type gh_sim_rm_resource_type = {
	.ct_item_ops = &gh_sim_rm_resource_item_ops,
	.ct_attrs = gh_sim_rm_resource_attrs,
	.ct_owner = THIS_MODULE,
};

static struct config_item *gh_sim_rm_resource_make(struct config_group *group,
						   const char *name)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_resources(group);
	struct gh_sim_rm_resource *resource;

	resource = kzalloc(sizeof(*resource), GFP_KERNEL);
	if (!resource)
		return ERR_PTR(-ENOMEM);

	resource->peer = &gh_sim_loopback_ops;
	config_item_init_type_name(&resource->item, name,
				   &gh_sim_rm_resource_type);
	mutex_lock(&rm->resources_lock);
	list_add_tail(&resource->node, &rm->resources);
	mutex_unlock(&rm->resources_lock);

	return &resource->item;
}

static void gh_sim_rm_resource_drop(struct config_group *group,
				    struct config_item *item)
{
	struct gh_sim_rm *rm = gh_sim_rm_of_resources(group);

	mutex_lock(&rm->resources_lock);
	list_del(&to_gh_sim_rm_resource(item)->node);
	mutex_unlock(&rm->resources_lock);
	config_item_put(item);
}

static struct configfs_group_operations gh_sim_rm_resources_ops = {
	.make_item = gh_sim_rm_resource_make,
	.drop_item = gh_sim_rm_resource_drop,
};

const struct config_item_type gh_sim_rm_resources_type = {
	.ct_group_ops = &gh_sim_rm_resources_ops,
	.ct_owner = THIS_MODULE,
};
