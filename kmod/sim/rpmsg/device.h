/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: its virtio device */
#ifndef _RPMSG_SIM_DEVICE_H
#define _RPMSG_SIM_DEVICE_H

#include <linux/types.h>

#define RPMSG_SIM_MODULE_NAME	"rpmsg_sim"
#define RPMSG_SIM_NAME_MAX	32

struct rpmsg_sim_device;
struct rpmsg_sim_remote;
struct rpmsg_sim_remote_ops;

/* What configfs collects before a device goes live */
struct rpmsg_sim_settings {
	const struct rpmsg_sim_remote_ops *remote;
	unsigned int ring_size;
	bool features_ns;
};

struct rpmsg_sim_device *
rpmsg_sim_device_add(const char *name,
		     const struct rpmsg_sim_settings *settings);
void rpmsg_sim_device_del(struct rpmsg_sim_device *sim);
void rpmsg_sim_device_get(struct rpmsg_sim_device *sim);
void rpmsg_sim_device_put(struct rpmsg_sim_device *sim);
struct rpmsg_sim_remote *rpmsg_sim_device_remote(struct rpmsg_sim_device *sim);
struct device *rpmsg_sim_device_dev(struct rpmsg_sim_device *sim);
void rpmsg_sim_device_module_exit(void);

#endif /* _RPMSG_SIM_DEVICE_H */
