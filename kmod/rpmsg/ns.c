// SPDX-License-Identifier: GPL-2.0
/*
 * The name service: which services there are on the other side, and here
 *
 * The remote announces a service, and a channel is made for it; or withdraws
 * it, and the channel goes. That probes and removes drivers, which may wait for
 * messages, so it is not done where messages are received, but one by one in a
 * work item. A remote that announces faster than that has to wait.
 */

#include <linux/ctype.h>
#include <linux/rpmsg/ns.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <linux/workqueue.h>

#include "bus.h"

/* Announcements that may wait */
#define RPMSG_NS_PENDING_MAX	64

/* What no enum rpmsg_drop_reason is */
#define RPMSG_NS_GOOD		(-1)

struct rpmsg_ns_request {
	struct list_head node;
	struct rpmsg_channel_info chinfo;
	bool destroy;
};

struct rpmsg_ns {
	struct rpmsg_link *link;
	struct rpmsg_bus_ept *ept;
	/* Its own, as a driver's probe may sleep long */
	struct workqueue_struct *workqueue;
	struct work_struct work;
	/*
	 * Protects requests and pending. A spinlock, as it is taken for the
	 * list alone.
	 */
	spinlock_t lock;
	struct list_head requests;
	unsigned int pending;
	wait_queue_head_t room;
};

/**
 * rpmsg_ns_name_is_good() - can that be the name of a service?
 * @name: RPMSG_NAME_SIZE bytes
 *
 * It becomes the name of a device, and a variable of uevents: it must end, and
 * what is in it must be there to be seen and no end of a line or of a path.
 *
 * Context: any.
 * Return: whether it can.
 */
bool rpmsg_ns_name_is_good(const char *name)
{
	size_t len = strnlen(name, RPMSG_NAME_SIZE), i;

	if (!len || len == RPMSG_NAME_SIZE)
		return false;

	for (i = 0; i < len; i++)
		if (!isascii(name[i]) || !isprint(name[i]) || name[i] == '/')
			return false;

	return true;
}

static void rpmsg_ns_refuse(struct rpmsg_link *link, u32 src,
			    enum rpmsg_drop_reason reason)
{
	rpmsg_link_drop(link, reason, src, RPMSG_NS_ADDR,
			sizeof(struct rpmsg_ns_msg));
}

static void rpmsg_ns_created(struct rpmsg_link *link,
			     const struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_device *rpdev;

	rpdev = rpmsg_channel_create(link, chinfo, RPMSG_CHANNEL_REMOTE);
	if (!IS_ERR(rpdev)) {
		rpmsg_link_count(link, RPMSG_CNT_ns_created);
		put_device(&rpdev->dev);
		return;
	}

	if (rpdev != ERR_PTR(-ESHUTDOWN))
		rpmsg_ns_refuse(link, chinfo->dst, rpdev == ERR_PTR(-EEXIST) ?
				RPMSG_DROP_NS_DUPLICATE : RPMSG_DROP_NS_ERROR);
}

static void rpmsg_ns_destroyed(struct rpmsg_link *link,
			       const struct rpmsg_channel_info *chinfo)
{
	int ret = rpmsg_channel_destroy(link, chinfo, RPMSG_CHANNEL_REMOTE);

	if (!ret)
		rpmsg_link_count(link, RPMSG_CNT_ns_destroyed);
	else
		rpmsg_ns_refuse(link, chinfo->dst, ret == -EPERM ?
				RPMSG_DROP_NS_FOREIGN : RPMSG_DROP_NS_UNKNOWN);
}

static struct rpmsg_ns_request *rpmsg_ns_next(struct rpmsg_ns *ns)
{
	struct rpmsg_ns_request *request;

	spin_lock(&ns->lock);
	request = list_first_entry_or_null(&ns->requests,
					   struct rpmsg_ns_request, node);
	if (request) {
		list_del(&request->node);
		ns->pending--;
	}
	spin_unlock(&ns->lock);
	wake_up(&ns->room);

	return request;
}

static void rpmsg_ns_work(struct work_struct *work)
{
	struct rpmsg_ns *ns = container_of(work, struct rpmsg_ns, work);
	struct rpmsg_ns_request *request;

	while ((request = rpmsg_ns_next(ns))) {
		if (rpmsg_link_stopped(ns->link))
			;	/* every channel goes anyway */
		else if (request->destroy)
			rpmsg_ns_destroyed(ns->link, &request->chinfo);
		else
			rpmsg_ns_created(ns->link, &request->chinfo);
		kfree(request);
		cond_resched();
	}
}

/* A message as the remote wrote it, and may still write it: read it once. */
static int rpmsg_ns_parse(struct rpmsg_ns *ns, const void *data, int len,
			  struct rpmsg_ns_request *request)
{
	bool little_endian = ns->link->info.little_endian;
	struct rpmsg_ns_msg msg;
	u32 flags;

	if (len != sizeof(msg))
		return RPMSG_DROP_NS_BAD_LENGTH;

	memcpy(&msg, data, sizeof(msg));
	if (!rpmsg_ns_name_is_good(msg.name))
		return RPMSG_DROP_NS_BAD_NAME;

	flags = __rpmsg32_to_cpu(little_endian, msg.flags);
	if (flags & ~RPMSG_NS_DESTROY)
		return RPMSG_DROP_NS_BAD_FLAGS;

	request->destroy = flags & RPMSG_NS_DESTROY;
	request->chinfo.src = RPMSG_ADDR_ANY;
	request->chinfo.dst = __rpmsg32_to_cpu(little_endian, msg.addr);
	strscpy_pad(request->chinfo.name, msg.name, RPMSG_NAME_SIZE);
	if (request->chinfo.dst == RPMSG_ADDR_ANY)
		return RPMSG_DROP_NS_BAD_ADDRESS;

	return RPMSG_NS_GOOD;
}

static bool rpmsg_ns_queue(struct rpmsg_ns *ns,
			   struct rpmsg_ns_request *request)
{
	bool queued;

	spin_lock(&ns->lock);
	queued = ns->pending < RPMSG_NS_PENDING_MAX;
	if (queued) {
		list_add_tail(&request->node, &ns->requests);
		ns->pending++;
	}
	spin_unlock(&ns->lock);

	return queued;
}

static int rpmsg_ns_callback(struct rpmsg_device *rpdev, void *data, int len,
			     void *priv, u32 src)
{
	struct rpmsg_ns_request *request;
	struct rpmsg_ns *ns = priv;
	bool queued = false;
	int reason;

	request = kzalloc(sizeof(*request), GFP_KERNEL);
	reason = request ? rpmsg_ns_parse(ns, data, len, request) :
			   RPMSG_DROP_NS_ERROR;
	if (reason != RPMSG_NS_GOOD) {
		rpmsg_link_drop(ns->link, reason, src, RPMSG_NS_ADDR, len);
		kfree(request);
		return 0;
	}

	wait_event(ns->room, (queued = rpmsg_ns_queue(ns, request)) ||
		   rpmsg_link_stopped(ns->link));
	if (queued)
		queue_work(ns->workqueue, &ns->work);
	else
		kfree(request);

	return 0;
}

/**
 * rpmsg_ns_start() - listen to what the remote announces
 * @link: the link; if its two sides agreed on no name service, nothing is done
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM.
 */
int rpmsg_ns_start(struct rpmsg_link *link)
{
	struct rpmsg_ns *ns;
	int ret = -ENOMEM;

	if (!link->info.has_ns)
		return 0;

	ns = kzalloc(sizeof(*ns), GFP_KERNEL);
	if (!ns)
		return -ENOMEM;

	ns->link = link;
	spin_lock_init(&ns->lock);
	INIT_LIST_HEAD(&ns->requests);
	init_waitqueue_head(&ns->room);
	INIT_WORK(&ns->work, rpmsg_ns_work);
	ns->workqueue = alloc_ordered_workqueue("rpmsg_ns%u", 0, link->id);
	if (!ns->workqueue)
		goto free_ns;

	ns->ept = rpmsg_ept_create(link, NULL, rpmsg_ns_callback, ns,
				   RPMSG_NS_ADDR);
	if (IS_ERR(ns->ept)) {
		ret = PTR_ERR(ns->ept);
		goto destroy_workqueue;
	}

	link->ns = ns;
	return 0;

destroy_workqueue:
	destroy_workqueue(ns->workqueue);
free_ns:
	kfree(ns);
	return ret;
}

/**
 * rpmsg_ns_stop() - undo rpmsg_ns_start()
 * @link: the link, stopped, so that what waits is not done any more
 *
 * Context: process context, may sleep.
 */
void rpmsg_ns_stop(struct rpmsg_link *link)
{
	struct rpmsg_ns *ns = link->ns;

	if (!ns)
		return;

	wake_up(&ns->room);
	rpmsg_destroy_ept(&ns->ept->ept);
	destroy_workqueue(ns->workqueue);
	link->ns = NULL;
	kfree(ns);
}

/**
 * rpmsg_ns_announce() - tell the remote of a channel, if it is to be told
 * @rpdev: the channel's device
 * @flags: RPMSG_NS_CREATE or RPMSG_NS_DESTROY
 *
 * Context: process context, may sleep.
 * Return: 0, also if there was nothing to tell; or an error of rpmsg_sendto().
 */
int rpmsg_ns_announce(struct rpmsg_device *rpdev, u32 flags)
{
	struct rpmsg_link *link = rpmsg_device_link(rpdev);
	struct rpmsg_ns_msg msg = {};

	if (!rpdev->announce || !rpdev->ept || !link || !link->info.has_ns)
		return 0;

	/* Zeroed to its end: the remote sees every byte. */
	strscpy(msg.name, rpdev->id.name, sizeof(msg.name));
	msg.addr = cpu_to_rpmsg32(rpdev, rpdev->ept->addr);
	msg.flags = cpu_to_rpmsg32(rpdev, flags);

	return rpmsg_sendto(rpdev->ept, &msg, sizeof(msg), RPMSG_NS_ADDR);
}
