// SPDX-License-Identifier: GPL-2.0
/*
 * Links: their life
 *
 *	create, set_block	nothing can reach it yet
 *	start			announcements are heard, channels are made
 *	shutdown		everything ends, nobody is in the back end any more
 *	put			the back end forgets it; whoever holds it still can
 */

#include <linux/export.h>
#include <linux/idr.h>
#include <linux/slab.h>
#include <linux/wait_bit.h>

#include "bus.h"

static DEFINE_IDA(rpmsg_link_ids);
static atomic_t rpmsg_link_generation = ATOMIC_INIT(0);
/* Those whose memory has not been freed, nor that of what holds them */
static atomic_t rpmsg_links = ATOMIC_INIT(0);

static void rpmsg_link_init(struct rpmsg_link *link,
			    const struct rpmsg_link_info *info)
{
	link->info = *info;
	get_device(info->dev);
	kref_init(&link->ref);
	refcount_set(&link->users, 1);
	init_completion(&link->drained);
	xa_init_flags(&link->endpoints, XA_FLAGS_ALLOC);
	spin_lock_init(&link->channels_lock);
	INIT_LIST_HEAD(&link->channels);
	spin_lock_init(&link->sleep_lock);
	init_waitqueue_head(&link->sleepq);
	INIT_LIST_HEAD(&link->carry_node);
	link->gen = atomic_inc_return(&rpmsg_link_generation);
}

static void rpmsg_link_free(struct kref *ref)
{
	struct rpmsg_link *link = container_of(ref, struct rpmsg_link, ref);

	xa_destroy(&link->endpoints);
	put_device(link->info.dev);
	kvfree(link->marks);
	ida_free(&rpmsg_link_ids, link->id);
	kfree(link);
	if (atomic_dec_and_test(&rpmsg_links))
		wake_up_var(&rpmsg_links);
}

/**
 * rpmsg_link_wait_all() - wait until the last link has been freed
 *
 * Whoever holds a channel uses the module, and yet its release may be late:
 * the driver core may leave it to a work item.
 *
 * Context: process context, may sleep; nobody makes a link any more.
 */
void rpmsg_link_wait_all(void)
{
	wait_var_event(&rpmsg_links, !atomic_read(&rpmsg_links));
}

/**
 * rpmsg_link_put() - hold a link no more
 * @link: the link; who created it has called rpmsg_link_shutdown(), or never
 *	started it
 *
 * Context: process context, may sleep.
 */
void rpmsg_link_put(struct rpmsg_link *link)
{
	kref_put(&link->ref, rpmsg_link_free);
}
EXPORT_SYMBOL_GPL(rpmsg_link_put);

/**
 * rpmsg_link_create() - make a link
 * @info: what the back end says of itself; copied
 *
 * Context: process context, may sleep.
 * Return: the link, to be put; -ENOMEM; -ENOSPC without a free number.
 */
struct rpmsg_link *rpmsg_link_create(const struct rpmsg_link_info *info)
{
	struct rpmsg_link *link;
	int ret;

	link = kzalloc(sizeof(*link), GFP_KERNEL);
	if (!link)
		return ERR_PTR(-ENOMEM);

	ret = ida_alloc(&rpmsg_link_ids, GFP_KERNEL);
	if (ret < 0)
		goto free_link;
	link->id = ret;

	rpmsg_link_init(link, info);
	atomic_inc(&rpmsg_links);
	return link;

free_link:
	kfree(link);
	return ERR_PTR(ret);
}
EXPORT_SYMBOL_GPL(rpmsg_link_create);

/* The device that programs ask for endpoints, by the name of its driver */
static int rpmsg_link_add_ctrl(struct rpmsg_link *link)
{
	struct rpmsg_channel_info chinfo = { .name = "rpmsg_ctrl" };
	struct rpmsg_device *rpdev;

	rpdev = rpmsg_channel_create(link, &chinfo, RPMSG_CHANNEL_LINK);
	if (IS_ERR(rpdev))
		return PTR_ERR(rpdev);

	put_device(&rpdev->dev);
	return 0;
}

/* No one comes in, and no one is left in when it returns. */
static void rpmsg_link_drain(struct rpmsg_link *link)
{
	WRITE_ONCE(link->stopped, true);
	rpmsg_wait_wake_all(link);
	rpmsg_ns_stop(link);
	rpmsg_channel_destroy_all(link);
	/* Drivers have given back their buffers, and senders were woken. */
	rpmsg_link_leave(link);
	wait_for_completion(&link->drained);
}

/**
 * rpmsg_link_start() - open a link to clients and to the remote
 * @link: the link; its back end can send already, and tells the remote of its
 *	receive buffers only after this
 *
 * Context: process context, may sleep. Probes.
 * Return: 0; -ENOMEM; or what adding a device returned.
 */
int rpmsg_link_start(struct rpmsg_link *link)
{
	int ret;

	ret = rpmsg_link_class_add(link);
	if (ret)
		return ret;

	rpmsg_carry_add(link);
	ret = rpmsg_ns_start(link);
	if (ret)
		goto drain;

	ret = rpmsg_link_add_ctrl(link);
	if (ret)
		goto drain;

	return 0;

drain:
	rpmsg_link_drain(link);
	rpmsg_carry_del(link);
	rpmsg_link_class_del(link);
	return ret;
}
EXPORT_SYMBOL_GPL(rpmsg_link_start);

/**
 * rpmsg_link_shutdown() - undo rpmsg_link_start(), traffic or not
 * @link: the link; the back end may go on receiving until this returns
 *
 * Sends are refused, sleepers are woken, drivers are removed, and when this
 * returns nobody is in the back end, nor comes.
 *
 * Context: process context, may sleep; not from a callback of the link.
 */
void rpmsg_link_shutdown(struct rpmsg_link *link)
{
	rpmsg_link_drain(link);
	rpmsg_carry_del(link);
	rpmsg_link_class_del(link);
}
EXPORT_SYMBOL_GPL(rpmsg_link_shutdown);
