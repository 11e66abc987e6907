/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated hypervisor: message queues, and who is behind them */
#ifndef _GUNYAH_SIM_LINK_H
#define _GUNYAH_SIM_LINK_H

#include "sim.h"

#define GH_SIM_DIRECTION_TX	BIT(0)
#define GH_SIM_DIRECTION_RX	BIT(1)

struct gh_sim_settings {
	const struct gh_sim_peer_ops *peer;
	void *peer_priv;
	unsigned int directions;
	unsigned int depth;
	unsigned int max_size;
	unsigned int behaviour;
};

/* One or two queues with an end of the guest's each, and the other side */
struct gh_sim_link {
	const struct gh_sim_peer_ops *ops;
	struct gh_sim_peer peer;
	/* From the guest, to the guest; looped back, the first is both */
	struct gh_sim_queue queues[2];
	struct gh_sim_end tx;
	struct gh_sim_end rx;
	struct gh_resource tx_resource;
	struct gh_resource rx_resource;
	unsigned int directions;
};

int gh_sim_link_start(struct gh_sim_link *link, const char *name,
		      const struct gh_sim_settings *settings);
void gh_sim_link_withdraw(struct gh_sim_link *link);
void gh_sim_link_free(struct gh_sim_link *link);

#endif /* _GUNYAH_SIM_LINK_H */
