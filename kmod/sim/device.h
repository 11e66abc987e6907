/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated message-queue device: what configfs makes and a client binds to */
#ifndef _GUNYAH_SIM_DEVICE_H
#define _GUNYAH_SIM_DEVICE_H

#include <linux/auxiliary_bus.h>
#include <linux/gunyah.h>

#include "link.h"

#define GH_SIM_MODULE_NAME	"gunyah_sim"
#define GH_SIM_DEVICE_NAME	"msgq"
#define GH_SIM_NAME_MAX		32

/**
 * struct gh_sim_msgq - the auxiliary device "gunyah_sim.msgq.<n>"
 * @auxdev: the device
 * @name: what its configfs directory is called
 * @tx: end to send on; NULL where the device has none
 * @rx: end to receive from; NULL where the device has none
 * @answers: what is sent on @tx comes back on @rx
 */
struct gh_sim_msgq {
	struct auxiliary_device auxdev;
	char name[GH_SIM_NAME_MAX];
	struct gh_resource *tx;
	struct gh_resource *rx;
	bool answers;
};

static inline struct gh_sim_msgq *to_gh_sim_msgq(struct auxiliary_device *dev)
{
	return container_of(dev, struct gh_sim_msgq, auxdev);
}

struct gh_sim_device;

struct gh_sim_device *gh_sim_device_add(const char *name,
					const struct gh_sim_settings *settings);
void gh_sim_device_del(struct gh_sim_device *sim);
struct gh_sim_end *gh_sim_device_end(struct gh_sim_device *sim,
				     enum gh_resource_type type);

#endif /* _GUNYAH_SIM_DEVICE_H */
