/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated doorbells: what their files share, and what a client binds to */
#ifndef _GUNYAH_SIM_BELL_H
#define _GUNYAH_SIM_BELL_H

#include <linux/auxiliary_bus.h>

#include "device.h"
#include "sim.h"

#define GH_SIM_BELL_DEVICE_NAME	"bell"
#define GH_SIM_BELL_BITS	64

enum gh_sim_bell_call {
	GH_SIM_BELL_SEND,
	GH_SIM_BELL_RECEIVE,
	GH_SIM_BELL_RESET,
	GH_SIM_BELL_SET_MASK,
	GH_SIM_BELL_CALLS
};

/* What configfs collects before a doorbell goes live */
struct gh_sim_bell_settings {
	bool level;			/* its interrupt is one */
	bool source_can_clear;		/* the sender may receive, reset, mask */
};

struct gh_sim_bell_end {
	struct gh_sim_cap cap;
	struct gh_sim_bell *bell;
	struct gh_resource resource;
};

struct gh_sim_bell {
	struct gh_sim_bell_settings settings;
	struct gh_sim_forced forced[GH_SIM_BELL_CALLS];
	struct gh_sim_virq virq;
	struct gh_sim_bell_end tx;
	struct gh_sim_bell_end rx;

	/* Protects the rest; spinlock, as calls come with irqs off */
	spinlock_t lock;
	u64 flags;
	u64 enable;
	u64 ack;
	/* Of each bit that is set: the first send, and how many there were */
	struct gh_bell_origin origins[GH_SIM_BELL_BITS];
};

/* bell.c */
int gh_sim_bell_init(struct gh_sim_bell *bell,
		     const struct gh_sim_bell_settings *settings);
void gh_sim_bell_withdraw(struct gh_sim_bell *bell);
void gh_sim_bell_exit(struct gh_sim_bell *bell);
u64 gh_sim_bell_send(struct gh_sim_bell *bell, u64 flags,
		     const struct gh_bell_origin *origin);
u64 gh_sim_bell_receive(struct gh_sim_bell *bell, u64 clear,
			struct gh_bell_origin *origin);
void gh_sim_bell_reset(struct gh_sim_bell *bell);
void gh_sim_bell_set_mask(struct gh_sim_bell *bell, u64 enable, u64 ack);

/* bell_calls.c */
enum gh_error gh_sim_hyp_bell_send(u64 capid, u64 new_flags, u64 *old_flags,
				   const struct gh_bell_origin *origin);
enum gh_error gh_sim_hyp_bell_receive(u64 capid, u64 clear_flags,
				      u64 *old_flags,
				      struct gh_bell_origin *origin);
enum gh_error gh_sim_hyp_bell_reset(u64 capid);
enum gh_error gh_sim_hyp_bell_set_mask(u64 capid, u64 enable_mask,
				       u64 ack_mask);

/**
 * struct gh_sim_bell_device - the auxiliary device "gunyah_sim.bell.<n>"
 * @auxdev: the device
 * @name: what its configfs directory is called
 * @tx: end to send on
 * @rx: end to receive from, of the same doorbell
 */
struct gh_sim_bell_device {
	struct auxiliary_device auxdev;
	char name[GH_SIM_NAME_MAX];
	const struct gh_resource *tx;
	const struct gh_resource *rx;
};

static inline struct gh_sim_bell_device *
to_gh_sim_bell_device(struct auxiliary_device *dev)
{
	return container_of(dev, struct gh_sim_bell_device, auxdev);
}

/* bell_device.c */
struct gh_sim_bell *
gh_sim_bell_device_add(const char *name,
		       const struct gh_sim_bell_settings *settings);
void gh_sim_bell_device_del(struct gh_sim_bell *bell);

/* bell_configfs.c */
int gh_sim_bell_configfs_init(void);
void gh_sim_bell_configfs_exit(void);

#endif /* _GUNYAH_SIM_BELL_H */
