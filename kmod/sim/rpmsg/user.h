/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor played by a program */
#ifndef _RPMSG_SIM_USER_H
#define _RPMSG_SIM_USER_H

#include <linux/kref.h>
#include <linux/miscdevice.h>
#include <linux/mutex.h>

#include "device.h"
#include "remote.h"
#include "shared.h"

struct eventfd_ctx;
struct rpmsg_sim_irqfd;

struct rpmsg_sim_user {
	/* One for the device, one for each open file */
	struct kref kref;
	struct miscdevice misc;
	char name[sizeof(RPMSG_SIM_MODULE_NAME) + RPMSG_SIM_NAME_MAX];
	struct rpmsg_sim_shared *shared;
	/* Bit 0: a program has it open; there is place for one */
	unsigned long opened;
	/*
	 * Protects everything below; a mutex, as an eventfd that goes waits
	 * for its last signal.
	 */
	struct mutex lock;
	struct rpmsg_sim_remote *remote;	/* NULL once the device is gone */
	struct eventfd_ctx *kicks[RPMSG_SIM_QUEUES];
	struct rpmsg_sim_irqfd *irqs[RPMSG_SIM_QUEUES];
};

struct rpmsg_sim_user *rpmsg_sim_user_create(const char *name,
					     unsigned int ring_size,
					     u64 features);
void rpmsg_sim_user_put(struct rpmsg_sim_user *user);
int rpmsg_sim_user_publish(struct rpmsg_sim_user *user,
			   struct rpmsg_sim_remote *remote);
void rpmsg_sim_user_withdraw(struct rpmsg_sim_user *user);

struct rpmsg_sim_irqfd *rpmsg_sim_irqfd_create(struct rpmsg_sim_remote *remote,
					       enum rpmsg_sim_queue queue,
					       int fd);
void rpmsg_sim_irqfd_destroy(struct rpmsg_sim_irqfd *irqfd);

#endif /* _RPMSG_SIM_USER_H */
