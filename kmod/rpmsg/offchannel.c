// SPDX-License-Identifier: GPL-2.0
/* Sending from a chosen address: only where <linux/rpmsg.h> still has it */

#include <linux/export.h>
#include <linux/jiffies.h>

#include "bus.h"

/**
 * rpmsg_send_offchannel() - send from an address to an address
 * @ept: an endpoint of the link to send on
 * @src: the local address
 * @dst: the remote address
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 *
 * Sleeps up to 15 seconds for a buffer.
 *
 * Context: process context, may sleep.
 * Return: 0 or an error, see rpmsg_send_copy().
 */
int rpmsg_send_offchannel(struct rpmsg_endpoint *ept, u32 src, u32 dst,
			  void *data, int len)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, src, dst, data, len, RPMSG_SEND_TIMEOUT);
}
EXPORT_SYMBOL(rpmsg_send_offchannel);

/**
 * rpmsg_trysend_offchannel() - the same if there is a buffer
 * @ept: an endpoint of the link to send on
 * @src: the local address
 * @dst: the remote address
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 *
 * Context: process context; telling the remote may sleep.
 * Return: 0; -ENOMEM without a buffer; or an error, see rpmsg_send_copy().
 */
int rpmsg_trysend_offchannel(struct rpmsg_endpoint *ept, u32 src, u32 dst,
			     void *data, int len)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, src, dst, data, len, 0);
}
EXPORT_SYMBOL(rpmsg_trysend_offchannel);
