/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated hypervisor: the auxiliary devices that clients bind to */
#ifndef _GUNYAH_SIM_AUXDEV_H
#define _GUNYAH_SIM_AUXDEV_H

#include <linux/auxiliary_bus.h>

int gh_sim_auxdev_init(struct auxiliary_device *auxdev, const char *name,
		       void (*release)(struct device *dev));
void gh_sim_auxdev_released(u32 id);
int gh_sim_auxdev_module_init(void);
void gh_sim_auxdev_module_exit(void);

#endif /* _GUNYAH_SIM_AUXDEV_H */
