/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What ringscope's rpmsg bus offers beyond <linux/rpmsg.h>: a bounded wait,
 * messages that are written where they are sent from, and the driver data of
 * the matching id as a pointer.
 */
#ifndef _LINUX_RPMSG_BUS_H
#define _LINUX_RPMSG_BUS_H

#include <linux/rpmsg.h>

/**
 * struct rpmsg_tx - a transmit buffer that a client fills
 * @data: where the payload goes, rpmsg_get_mtu() bytes; memory that the remote
 *	may read at any time
 */
struct rpmsg_tx {
	void *data;
};

int rpmsg_bus_sendto_timeout(struct rpmsg_endpoint *ept, const void *data,
			     int len, u32 dst, long timeout);

struct rpmsg_tx *rpmsg_bus_get_tx(struct rpmsg_endpoint *ept, long timeout);
int rpmsg_bus_send_tx(struct rpmsg_endpoint *ept, struct rpmsg_tx *tx, int len,
		      u32 dst);
void rpmsg_bus_put_tx(struct rpmsg_endpoint *ept, struct rpmsg_tx *tx);

/**
 * rpmsg_bus_driver_data() - what the driver's id table says of a device
 * @rpdev: the device, bound or being probed
 *
 * Return: driver_data of the id that matched, as the pointer that it was.
 */
static inline const void *
rpmsg_bus_driver_data(const struct rpmsg_device *rpdev)
{
	return (const void *)rpdev->id.driver_data;
}

#endif
