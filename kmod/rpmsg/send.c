// SPDX-License-Identifier: GPL-2.0
/*
 * Sending
 *
 * A sender holds its endpoint, which holds the link and the device, and is
 * inside the back end, which therefore stays. A removal refuses who comes,
 * wakes who sleeps, and waits until all have left.
 */

#include <linux/export.h>
#include <linux/jiffies.h>
#include <linux/string.h>

#include "bus.h"
#include "rpmsg.h"

/**
 * rpmsg_send_check() - can there be such a message?
 * @e: the endpoint to send from
 * @src: local address
 * @dst: remote address
 * @len: bytes
 *
 * Context: any.
 * Return: 0; -EINVAL for an address that is none, or a length below zero;
 * -EMSGSIZE.
 */
int rpmsg_send_check(const struct rpmsg_bus_ept *e, u32 src, u32 dst, int len)
{
	if (src == RPMSG_ADDR_ANY || dst == RPMSG_ADDR_ANY || len < 0)
		return -EINVAL;
	if (len > e->link->info.mtu)
		return -EMSGSIZE;

	return 0;
}

/**
 * rpmsg_send_copy() - send a message that is elsewhere
 * @ept: the endpoint
 * @src: local address to send from
 * @dst: remote address to send to
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 * @timeout: how long to sleep for a buffer, jiffies
 *
 * Context: process context, may sleep.
 * Return: 0; -EINVAL for an address that is none, or a length below zero;
 * -EMSGSIZE; -ENOMEM without a buffer if @timeout is 0, -ETIMEDOUT if it is
 * not; -ERESTARTSYS after a signal; -ESHUTDOWN when link or endpoint are
 * going; -EIO after the remote broke the ring.
 */
int rpmsg_send_copy(struct rpmsg_endpoint *ept, u32 src, u32 dst,
		    const void *data, int len, long timeout)
{
	struct rpmsg_bus_ept *e = to_bus_ept(ept);
	struct rpmsg_tx *tx;
	int ret;

	ret = rpmsg_send_check(e, src, dst, len);
	if (ret)
		return ret;

	if (!rpmsg_send_enter(e))
		return -ESHUTDOWN;

	tx = rpmsg_wait_get(e, timeout);
	if (IS_ERR(tx)) {
		ret = PTR_ERR(tx);
	} else {
		memcpy(tx->data, data, len);
		ret = rpmsg_wait_send(e->link, tx, src, dst, len);
	}
	rpmsg_send_leave(e);

	return ret;
}

/**
 * rpmsg_send() - send to the other end of the channel
 * @ept: the endpoint to send from
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 *
 * Sleeps up to 15 seconds for a buffer.
 *
 * Context: process context, may sleep.
 * Return: 0 or an error, see rpmsg_send_copy().
 */
int rpmsg_send(struct rpmsg_endpoint *ept, COMPAT_RPMSG_DATA_CONST void *data,
	       int len)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, ept->addr, ept->rpdev->dst, data, len,
			       RPMSG_SEND_TIMEOUT);
}
EXPORT_SYMBOL(rpmsg_send);

/**
 * rpmsg_sendto() - send to an address
 * @ept: the endpoint to send from
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 * @dst: the remote address
 *
 * Sleeps up to 15 seconds for a buffer.
 *
 * Context: process context, may sleep.
 * Return: 0 or an error, see rpmsg_send_copy().
 */
int rpmsg_sendto(struct rpmsg_endpoint *ept, COMPAT_RPMSG_DATA_CONST void *data,
		 int len, u32 dst)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, ept->addr, dst, data, len,
			       RPMSG_SEND_TIMEOUT);
}
EXPORT_SYMBOL(rpmsg_sendto);

/**
 * rpmsg_trysend() - send to the other end of the channel if there is a buffer
 * @ept: the endpoint to send from
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 *
 * Context: process context; telling the remote may sleep.
 * Return: 0; -ENOMEM without a buffer; or an error, see rpmsg_send_copy().
 */
int rpmsg_trysend(struct rpmsg_endpoint *ept,
		  COMPAT_RPMSG_DATA_CONST void *data, int len)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, ept->addr, ept->rpdev->dst, data, len, 0);
}
EXPORT_SYMBOL(rpmsg_trysend);

/**
 * rpmsg_trysendto() - send to an address if there is a buffer
 * @ept: the endpoint to send from
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 * @dst: the remote address
 *
 * Context: process context; telling the remote may sleep.
 * Return: 0; -ENOMEM without a buffer; or an error, see rpmsg_send_copy().
 */
int rpmsg_trysendto(struct rpmsg_endpoint *ept,
		    COMPAT_RPMSG_DATA_CONST void *data, int len, u32 dst)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, ept->addr, dst, data, len, 0);
}
EXPORT_SYMBOL(rpmsg_trysendto);

/**
 * rpmsg_bus_sendto_timeout() - send to an address, sleeping no longer than that
 * @ept: the endpoint to send from
 * @data: the payload
 * @len: bytes of it, up to rpmsg_get_mtu()
 * @dst: the remote address
 * @timeout: how long to sleep for a buffer, jiffies; MAX_SCHEDULE_TIMEOUT: for
 *	ever; 0: not at all
 *
 * Context: process context, may sleep.
 * Return: 0 or an error, see rpmsg_send_copy().
 */
int rpmsg_bus_sendto_timeout(struct rpmsg_endpoint *ept, const void *data,
			     int len, u32 dst, long timeout)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return rpmsg_send_copy(ept, ept->addr, dst, data, len, timeout);
}
EXPORT_SYMBOL_GPL(rpmsg_bus_sendto_timeout);
