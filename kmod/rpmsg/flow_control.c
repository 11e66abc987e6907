// SPDX-License-Identifier: GPL-2.0
/* Flow control: only where <linux/rpmsg.h> has it, and no remote of ours does */

#include <linux/export.h>

#include "bus.h"

/**
 * rpmsg_set_flow_control() - ask a remote to pause, or to go on
 * @ept: the endpoint that is too busy
 * @pause: pause or go on
 * @dst: the remote address
 *
 * Context: any.
 * Return: -EOPNOTSUPP: the virtio protocol has no such thing.
 */
int rpmsg_set_flow_control(struct rpmsg_endpoint *ept, bool pause, u32 dst)
{
	return -EOPNOTSUPP;
}
EXPORT_SYMBOL_GPL(rpmsg_set_flow_control);
