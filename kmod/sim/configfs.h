/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated hypervisor: a device's directory in configfs */
#ifndef _GUNYAH_SIM_CONFIGFS_H
#define _GUNYAH_SIM_CONFIGFS_H

#include <linux/configfs.h>
#include <linux/mutex.h>

#include "device.h"

struct gh_sim_cfs {
	struct config_group group;
	struct config_group faults;
	/* Protects the two below; a mutex, as going live binds drivers */
	struct mutex lock;
	struct gh_sim_settings settings;
	struct gh_sim_device *sim;	/* NULL: not live */
};

static inline struct gh_sim_cfs *to_gh_sim_cfs(struct config_item *item)
{
	return container_of(to_config_group(item), struct gh_sim_cfs, group);
}

extern const struct config_item_type gh_sim_cfs_faults_type;
/* What the directory of any such device may have */
extern struct configfs_attribute gh_sim_cfs_attr_depth;
extern struct configfs_attribute gh_sim_cfs_attr_live;
void gh_sim_cfs_drop(struct config_group *group, struct config_item *item);

#endif /* _GUNYAH_SIM_CONFIGFS_H */
