// SPDX-License-Identifier: GPL-2.0
/*
 * Which message is in which buffer, for the tracepoints
 *
 * A message that goes round through a remote in this kernel comes back in
 * another buffer. The remote says so when it copies, and what the bus noted
 * of the one buffer is then true of the other; the wire has no room for it.
 */

#include <linux/export.h>
#include <linux/rculist.h>
#include <linux/rpmsg_carry.h>
#include <linux/slab.h>

#include "bus.h"

static LIST_HEAD(rpmsg_carry_links);
/* Protects the list against its other writers; a mutex, as they all sleep. */
static DEFINE_MUTEX(rpmsg_carry_lock);

static struct rpmsg_mark *rpmsg_carry_find(const void *addr)
{
	struct rpmsg_link *link;

	list_for_each_entry_rcu(link, &rpmsg_carry_links, carry_node) {
		size_t offset = addr - link->block;

		/* One below the block is far above it. */
		if (offset < link->block_size)
			return &link->marks[offset / link->stride];
	}

	return NULL;
}

/**
 * rpmsg_bus_carry() - a message has been copied within this machine
 * @from: the transmit buffer that it was read from
 * @to: the receive buffer that it was written to
 *
 * Context: any.
 */
void rpmsg_bus_carry(const void *from, void *to)
{
	struct rpmsg_mark *origin, *copy;

	if (!trace_rpmsg_bus_rx_enabled())
		return;

	rcu_read_lock();
	origin = rpmsg_carry_find(from);
	copy = rpmsg_carry_find(to);
	if (origin && copy)
		*copy = *origin;
	rcu_read_unlock();
}
EXPORT_SYMBOL_GPL(rpmsg_bus_carry);

/**
 * rpmsg_link_set_block() - say where a link's buffers are
 * @link: the link, not started yet
 * @block: the memory that has them all, in this kernel
 * @size: its bytes
 * @stride: bytes from one buffer to the next
 *
 * Context: process context, may sleep.
 * Return: a mark for each buffer, the link's; or -ENOMEM.
 */
struct rpmsg_mark *rpmsg_link_set_block(struct rpmsg_link *link,
					const void *block, size_t size,
					size_t stride)
{
	link->marks = kvcalloc(size / stride, sizeof(*link->marks),
			       GFP_KERNEL);
	if (!link->marks)
		return ERR_PTR(-ENOMEM);

	link->block = block;
	link->block_size = size;
	link->stride = stride;

	return link->marks;
}
EXPORT_SYMBOL_GPL(rpmsg_link_set_block);

/**
 * rpmsg_carry_add() - let a link's buffers be found
 * @link: the link, with its block set
 *
 * Context: process context, may sleep.
 */
void rpmsg_carry_add(struct rpmsg_link *link)
{
	mutex_lock(&rpmsg_carry_lock);
	list_add_rcu(&link->carry_node, &rpmsg_carry_links);
	mutex_unlock(&rpmsg_carry_lock);
}

/**
 * rpmsg_carry_del() - undo rpmsg_carry_add()
 * @link: the link; its block may be freed when this returns
 *
 * Context: process context, may sleep.
 */
void rpmsg_carry_del(struct rpmsg_link *link)
{
	mutex_lock(&rpmsg_carry_lock);
	list_del_rcu(&link->carry_node);
	mutex_unlock(&rpmsg_carry_lock);
	synchronize_rcu();
}
