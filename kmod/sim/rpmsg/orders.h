/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: what it sends when it is told to */
#ifndef _RPMSG_SIM_ORDERS_H
#define _RPMSG_SIM_ORDERS_H

#include <linux/types.h>

struct rpmsg_sim_remote;

int rpmsg_sim_names_send(struct rpmsg_sim_remote *remote, const char *name,
			 u32 addr, u32 flags);
int rpmsg_sim_names_storm(struct rpmsg_sim_remote *remote, u32 count,
			  u32 seed);
int rpmsg_sim_numbered(struct rpmsg_sim_remote *remote, u32 src, u32 dst,
		       u16 len, u32 count);
int rpmsg_sim_raw(struct rpmsg_sim_remote *remote, u32 used_len, u16 len,
		  u32 src, u32 dst, u16 flags);
int rpmsg_sim_fuzz(struct rpmsg_sim_remote *remote, u32 count, u32 seed,
		   u32 *digest);

#endif /* _RPMSG_SIM_ORDERS_H */
