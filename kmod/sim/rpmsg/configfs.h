/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: its directory in configfs */
#ifndef _RPMSG_SIM_CONFIGFS_H
#define _RPMSG_SIM_CONFIGFS_H

#include <linux/configfs.h>
#include <linux/mutex.h>

#include "device.h"

/* The last run of an action that repeats by its seed */
struct rpmsg_sim_run {
	u32 count;
	u32 seed;
	u32 digest;
};

struct rpmsg_sim_cfs {
	struct config_group group;
	struct config_group faults;
	struct config_group counters;
	/* Protects all below; a mutex, as going live binds drivers */
	struct mutex lock;
	struct rpmsg_sim_settings settings;
	struct rpmsg_sim_device *sim;	/* NULL: not live */
	struct rpmsg_sim_run storm;
	struct rpmsg_sim_run fuzz;
};

static inline struct rpmsg_sim_cfs *to_rpmsg_sim_cfs(struct config_item *item)
{
	return container_of(to_config_group(item), struct rpmsg_sim_cfs, group);
}

struct rpmsg_sim_device *rpmsg_sim_cfs_get(struct rpmsg_sim_cfs *cfs);

extern struct configfs_attribute rpmsg_sim_action_attr_ns_create;
extern struct configfs_attribute rpmsg_sim_action_attr_ns_destroy;
extern struct configfs_attribute rpmsg_sim_action_attr_ns_raw;
extern struct configfs_attribute rpmsg_sim_action_attr_storm;
extern struct configfs_attribute rpmsg_sim_action_attr_send;
extern struct configfs_attribute rpmsg_sim_action_attr_raw;
extern struct configfs_attribute rpmsg_sim_action_attr_fuzz;
extern const struct config_item_type rpmsg_sim_cfs_faults_type;
extern const struct config_item_type rpmsg_sim_cfs_counters_type;

int rpmsg_sim_configfs_init(void);
void rpmsg_sim_configfs_exit(void);

#endif /* _RPMSG_SIM_CONFIGFS_H */
