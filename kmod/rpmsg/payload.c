// SPDX-License-Identifier: GPL-2.0
/*
 * Sending without a copy: the client writes its message into the buffer
 *
 * From rpmsg_bus_get_tx() on the client has the buffer, and with it keeps the
 * back end from going. It must send it or put it, at the latest in its remove
 * function.
 */

#include <linux/export.h>

#include "bus.h"

/**
 * rpmsg_bus_get_tx() - get a transmit buffer to fill
 * @ept: the endpoint to send from; held until the buffer is sent or put
 * @timeout: how long to sleep for one, jiffies; 0: not at all
 *
 * Context: process context, may sleep; any if @timeout is 0.
 * Return: the buffer, with room for rpmsg_get_mtu() bytes; or an error as of
 * rpmsg_wait_get().
 */
struct rpmsg_tx *rpmsg_bus_get_tx(struct rpmsg_endpoint *ept, long timeout)
{
	struct rpmsg_bus_ept *e = to_bus_ept(ept);
	struct rpmsg_tx *tx;

	if (!rpmsg_send_enter(e))
		return ERR_PTR(-ESHUTDOWN);

	tx = rpmsg_wait_get(e, timeout);
	if (IS_ERR(tx))
		rpmsg_send_leave(e);

	return tx;
}
EXPORT_SYMBOL_GPL(rpmsg_bus_get_tx);

/**
 * rpmsg_bus_send_tx() - send a buffer
 * @ept: the endpoint that it was got for
 * @tx: the buffer; not the client's any more, whatever this returns
 * @len: bytes of payload in it
 * @dst: the remote address
 *
 * Context: process context, may sleep.
 * Return: 0; -EINVAL for an address that is none, or a length below zero;
 * -EMSGSIZE; -ESHUTDOWN on a link that is going; -EIO after the remote broke
 * the ring.
 */
int rpmsg_bus_send_tx(struct rpmsg_endpoint *ept, struct rpmsg_tx *tx, int len,
		      u32 dst)
{
	struct rpmsg_bus_ept *e = to_bus_ept(ept);
	int ret;

	ret = rpmsg_send_check(e, ept->addr, dst, len);
	if (!ret && rpmsg_link_stopped(e->link))
		ret = -ESHUTDOWN;

	if (ret)
		rpmsg_wait_put(e->link, tx);
	else
		ret = rpmsg_wait_send(e->link, tx, ept->addr, dst, len);
	rpmsg_send_leave(e);

	return ret;
}
EXPORT_SYMBOL_GPL(rpmsg_bus_send_tx);

/**
 * rpmsg_bus_put_tx() - give a buffer back unsent
 * @ept: the endpoint that it was got for
 * @tx: the buffer
 *
 * Context: process context, may sleep.
 */
void rpmsg_bus_put_tx(struct rpmsg_endpoint *ept, struct rpmsg_tx *tx)
{
	struct rpmsg_bus_ept *e = to_bus_ept(ept);

	rpmsg_wait_put(e->link, tx);
	rpmsg_send_leave(e);
}
EXPORT_SYMBOL_GPL(rpmsg_bus_put_tx);

/**
 * rpmsg_get_mtu() - how long may a message be?
 * @ept: the endpoint that it is sent from
 *
 * Context: any.
 * Return: bytes of payload.
 */
ssize_t rpmsg_get_mtu(struct rpmsg_endpoint *ept)
{
	if (WARN_ON(!ept))
		return -EINVAL;

	return to_bus_ept(ept)->link->info.mtu;
}
EXPORT_SYMBOL(rpmsg_get_mtu);
