// SPDX-License-Identifier: GPL-2.0
/*
 * Channels: a service of the remote, or ours for it, as a device of the bus
 *
 * The list of a link's channels decides whether a name and an address are
 * taken. A channel is on it from before its device is added until after it has
 * been taken away, so that the driver core never sees two of one name.
 */

#include <linux/export.h>
#include <linux/slab.h>
#include <linux/wait_bit.h>

#include "bus.h"
#include "rpmsg_override.h"

#define to_rpmsg_channel(r)	container_of(r, struct rpmsg_channel, rpdev)

static struct rpmsg_link *rpmsg_channel_link(struct rpmsg_device *rpdev)
{
	return to_rpmsg_channel(rpdev)->link;
}

static const struct rpmsg_device_ops rpmsg_channel_ops = {
	.link = rpmsg_channel_link,
};

static void rpmsg_channel_release(struct device *dev)
{
	struct rpmsg_channel *ch = to_rpmsg_channel(to_rpmsg_device(dev));
	struct rpmsg_link *link = ch->link;

	if (ch->number)
		trace_rpmsg_bus_channel_release(link->id, link->gen,
						ch->number);
	rpmsg_override_free(&ch->rpdev);
	kfree(ch);
	/* Last: the bus's module waits for its links, when it is unloaded. */
	rpmsg_link_put(link);
}

static struct rpmsg_channel *
rpmsg_channel_alloc(struct rpmsg_link *link,
		    const struct rpmsg_channel_info *chinfo,
		    enum rpmsg_channel_origin origin)
{
	struct rpmsg_channel *ch;

	ch = kzalloc(sizeof(*ch), GFP_KERNEL);
	if (!ch)
		return NULL;

	kref_get(&link->ref);
	ch->link = link;
	ch->origin = origin;
	INIT_LIST_HEAD(&ch->node);
	strscpy(ch->rpdev.id.name, chinfo->name, RPMSG_NAME_SIZE);
	ch->src = chinfo->src;
	ch->dst = chinfo->dst;
	ch->rpdev.src = chinfo->src;
	ch->rpdev.dst = chinfo->dst;
	ch->rpdev.ops = &rpmsg_channel_ops;
	ch->rpdev.little_endian = link->info.little_endian;
	/* A fixed address is worth telling. A driver's probe may decide anew. */
	ch->rpdev.announce = origin == RPMSG_CHANNEL_LOCAL &&
			     chinfo->src != RPMSG_ADDR_ANY;
	ch->rpdev.dev.parent = link->info.dev;
	ch->rpdev.dev.release = rpmsg_channel_release;
	device_initialize(&ch->rpdev.dev);

	return ch;
}

static struct rpmsg_channel *
rpmsg_channel_find(struct rpmsg_link *link,
		   const struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_channel *ch;

	lockdep_assert_held(&link->channels_lock);
	list_for_each_entry(ch, &link->channels, node)
		if (rpmsg_device_is(&ch->rpdev, chinfo))
			return ch;

	return NULL;
}

/* Its device would have the name of another, whatever that's addresses are now. */
static bool rpmsg_channel_clashes(struct rpmsg_link *link,
				  const struct rpmsg_channel *wanted)
{
	struct rpmsg_channel *ch;

	lockdep_assert_held(&link->channels_lock);
	list_for_each_entry(ch, &link->channels, node)
		if (ch->src == wanted->src && ch->dst == wanted->dst &&
		    !strcmp(ch->rpdev.id.name, wanted->rpdev.id.name))
			return true;

	return false;
}

/* Take the name and the addresses, if nobody has them. */
static int rpmsg_channel_list(struct rpmsg_channel *ch,
			      const struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_link *link = ch->link;
	int ret = 0;

	spin_lock(&link->channels_lock);
	if (rpmsg_link_stopped(link)) {
		ret = -ESHUTDOWN;
	} else if (rpmsg_channel_find(link, chinfo) ||
		   rpmsg_channel_clashes(link, ch)) {
		ret = -EEXIST;
	} else {
		ch->number = ++link->channel_seq;
		list_add_tail(&ch->node, &link->channels);
	}
	spin_unlock(&link->channels_lock);

	return ret;
}

/* For rpmsg_channel_destroy_all() */
static void rpmsg_channel_changed(struct rpmsg_link *link)
{
	/* Either we see that it waits, or it sees what was changed before. */
	smp_mb();
	wake_up_var(&link->channels);
}

static void rpmsg_channel_unlist(struct rpmsg_channel *ch)
{
	struct rpmsg_link *link = ch->link;

	spin_lock(&link->channels_lock);
	list_del_init(&ch->node);
	spin_unlock(&link->channels_lock);
	rpmsg_channel_changed(link);
}

static void rpmsg_channel_set_added(struct rpmsg_channel *ch)
{
	struct rpmsg_link *link = ch->link;

	spin_lock(&link->channels_lock);
	ch->added = true;
	spin_unlock(&link->channels_lock);
	rpmsg_channel_changed(link);
}

/**
 * rpmsg_channel_create() - make a channel and let a driver have it
 * @link: the link, held
 * @chinfo: name and addresses; src may be RPMSG_ADDR_ANY
 * @origin: who asks for it; for RPMSG_CHANNEL_LINK the name is the driver's
 *
 * Context: process context, may sleep. Probes.
 * Return: the channel's device, to be put; -EEXIST if there is such a channel;
 * -ESHUTDOWN on a link that is going; -ENOMEM; or what adding the device
 * returned.
 */
struct rpmsg_device *
rpmsg_channel_create(struct rpmsg_link *link,
		     const struct rpmsg_channel_info *chinfo,
		     enum rpmsg_channel_origin origin)
{
	struct rpmsg_channel *ch;
	int ret;

	ch = rpmsg_channel_alloc(link, chinfo, origin);
	if (!ch)
		return ERR_PTR(-ENOMEM);

	ret = rpmsg_channel_list(ch, chinfo);
	if (ret)
		goto put_device;

	trace_rpmsg_bus_channel_create(link->id, link->gen, ch->number,
				       chinfo->src, chinfo->dst);
	/* Others may take it away as soon as it is added. */
	get_device(&ch->rpdev.dev);
	ret = rpmsg_device_add(&ch->rpdev, origin == RPMSG_CHANNEL_LINK ?
					   chinfo->name : NULL);
	if (ret)
		goto unlist;

	rpmsg_channel_set_added(ch);

	return &ch->rpdev;

unlist:
	put_device(&ch->rpdev.dev);
	rpmsg_channel_unlist(ch);
put_device:
	put_device(&ch->rpdev.dev);
	return ERR_PTR(ret);
}

/**
 * rpmsg_channel_gone() - a device has been taken away
 * @rpdev: the device, a channel's or not; the caller has a reference
 *
 * Context: process context, may sleep.
 */
void rpmsg_channel_gone(struct rpmsg_device *rpdev)
{
	struct rpmsg_channel *ch = to_rpmsg_channel(rpdev);

	if (rpdev->ops != &rpmsg_channel_ops)
		return;

	trace_rpmsg_bus_channel_destroy(ch->link->id, ch->link->gen,
					ch->number, rpdev->src, rpdev->dst);
	rpmsg_channel_unlist(ch);
}

/**
 * rpmsg_channel_destroy() - take a channel away
 * @link: the link
 * @chinfo: name and addresses; src may be RPMSG_ADDR_ANY
 * @by: who wants it: RPMSG_CHANNEL_REMOTE ends only what the remote began,
 *	and nobody what the link began
 *
 * Context: process context, may sleep. Its driver is removed from it.
 * Return: 0, also if somebody else is at it; -ENOENT; -EPERM.
 */
int rpmsg_channel_destroy(struct rpmsg_link *link,
			  const struct rpmsg_channel_info *chinfo,
			  enum rpmsg_channel_origin by)
{
	struct rpmsg_channel *ch;
	int ret = 0;

	spin_lock(&link->channels_lock);
	ch = rpmsg_channel_find(link, chinfo);
	if (!ch || !ch->added)
		ret = -ENOENT;
	else if (ch->origin > by)
		ret = -EPERM;
	else
		get_device(&ch->rpdev.dev);
	spin_unlock(&link->channels_lock);
	if (ret)
		return ret;

	rpmsg_device_unregister(&ch->rpdev);
	put_device(&ch->rpdev.dev);

	return 0;
}

/* One that has been added and that nobody ends for the link yet, held */
static struct rpmsg_channel *rpmsg_channel_pick(struct rpmsg_link *link)
{
	struct rpmsg_channel *ch;

	spin_lock(&link->channels_lock);
	list_for_each_entry(ch, &link->channels, node) {
		if (!ch->added || ch->ending)
			continue;
		ch->ending = true;
		get_device(&ch->rpdev.dev);
		spin_unlock(&link->channels_lock);
		return ch;
	}
	spin_unlock(&link->channels_lock);

	return NULL;
}

/* None is left, or there is one to pick. */
static bool rpmsg_channel_settled(struct rpmsg_link *link)
{
	struct rpmsg_channel *ch;
	bool settled;

	spin_lock(&link->channels_lock);
	settled = list_empty(&link->channels);
	list_for_each_entry(ch, &link->channels, node)
		settled |= ch->added && !ch->ending;
	spin_unlock(&link->channels_lock);

	return settled;
}

/**
 * rpmsg_channel_destroy_all() - take all channels away, and wait for others
 * @link: the link, stopped: no channel is added to the list any more
 *
 * Also waits for those that are being added, and takes them, and for those
 * that somebody else takes away.
 *
 * Context: process context, may sleep.
 */
void rpmsg_channel_destroy_all(struct rpmsg_link *link)
{
	struct rpmsg_channel *ch;

	do {
		while ((ch = rpmsg_channel_pick(link))) {
			rpmsg_device_unregister(&ch->rpdev);
			put_device(&ch->rpdev.dev);
		}
		wait_var_event(&link->channels, rpmsg_channel_settled(link));
	} while (!list_empty_careful(&link->channels));
}

/**
 * rpmsg_create_channel() - make a channel on the link of another device
 * @rpdev: a device of that link
 * @chinfo: name and addresses; src may be RPMSG_ADDR_ANY, otherwise the remote
 *	is told of it
 *
 * Context: process context, may sleep. Probes.
 * Return: the channel's device, not held; or NULL with the reason in the log,
 * where callers look for no error pointer.
 */
struct rpmsg_device *rpmsg_create_channel(struct rpmsg_device *rpdev,
					  struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_link *link = rpmsg_device_link(rpdev);
	struct rpmsg_device *created = ERR_PTR(-EINVAL);

	if (!link)
		return NULL;

	if (rpmsg_ns_name_is_good(chinfo->name))
		created = rpmsg_channel_create(link, chinfo,
					       RPMSG_CHANNEL_LOCAL);
	if (IS_ERR(created)) {
		dev_err(&rpdev->dev, "no channel to 0x%x: %pe\n", chinfo->dst,
			created);
		return NULL;
	}

	put_device(&created->dev);
	return created;
}
EXPORT_SYMBOL(rpmsg_create_channel);

/**
 * rpmsg_release_channel() - take a channel away from the link of a device
 * @rpdev: a device of that link
 * @chinfo: name and addresses; an address may be RPMSG_ADDR_ANY
 *
 * Context: process context, may sleep. Its driver is removed from it.
 * Return: 0; -ENXIO for a device without a link; -EINVAL without such a
 * channel; -EPERM for one of the link's own.
 */
int rpmsg_release_channel(struct rpmsg_device *rpdev,
			  struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_link *link = rpmsg_device_link(rpdev);
	int ret;

	if (!link)
		return -ENXIO;

	ret = rpmsg_channel_destroy(link, chinfo, RPMSG_CHANNEL_LOCAL);
	return ret == -ENOENT ? -EINVAL : ret;
}
EXPORT_SYMBOL(rpmsg_release_channel);
