/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the test client has of our bus beyond <linux/rpmsg.h>, where it is built
 * on Linux's own: as near as that comes
 */
#ifndef _SELFTEST_RPMSG_BUS_H
#define _SELFTEST_RPMSG_BUS_H

#include <linux/err.h>
#include <linux/rpmsg.h>
#include <linux/sched.h>

struct rpmsg_tx {
	void *data;
};

/* Patience ends after 15 seconds there, and no other wait can be had. */
static inline int rpmsg_bus_sendto_timeout(struct rpmsg_endpoint *ept,
					   void *data, int len, u32 dst,
					   long timeout)
{
	if (timeout != MAX_SCHEDULE_TIMEOUT)
		return -EOPNOTSUPP;

	return rpmsg_sendto(ept, data, len, dst);
}

static inline struct rpmsg_tx *rpmsg_bus_get_tx(struct rpmsg_endpoint *ept,
						long timeout)
{
	return ERR_PTR(-EOPNOTSUPP);
}

static inline int rpmsg_bus_send_tx(struct rpmsg_endpoint *ept,
				    struct rpmsg_tx *tx, int len, u32 dst)
{
	return -EOPNOTSUPP;
}

static inline void rpmsg_bus_put_tx(struct rpmsg_endpoint *ept,
				    struct rpmsg_tx *tx)
{
}

static inline const void *
rpmsg_bus_driver_data(const struct rpmsg_device *rpdev)
{
	return (const void *)rpdev->id.driver_data;
}

#endif
