// SPDX-License-Identifier: GPL-2.0
/*
 * Endpoints for programs: their life
 *
 * An endpoint is lost when the program destroys it, or its channel or link
 * goes. Who sleeps in a write is woken by the bus, who sleeps in a read or
 * polls is woken here. The file stays for whoever has it open, and is of no
 * use but to read what came in before.
 */

#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "char.h"

#define to_rpmsg_char_ept(n)	container_of(n, struct rpmsg_char_ept, node)

static int rpmsg_char_ept_callback(struct rpmsg_device *rpdev, void *data,
				   int len, void *priv, u32 src)
{
	struct rpmsg_char_ept *e = priv;

	rpmsg_char_queue_push(&e->queue, data, len);

	return 0;
}

static int rpmsg_char_ept_attach(struct rpmsg_char_ept *e)
{
	struct rpmsg_device *rpdev = e->node.rpdev;
	struct rpmsg_link *link = rpmsg_device_link(rpdev);
	struct rpmsg_bus_ept *ept;

	if (!link)
		return -ENXIO;

	ept = rpmsg_ept_create(link, rpdev, rpmsg_char_ept_callback, e,
			       e->chinfo.src);
	if (IS_ERR(ept))
		return PTR_ERR(ept);

	e->ept = ept;
	return 0;
}

/* The callback has returned for the last time, senders are told to go. */
static void rpmsg_char_ept_detach(struct rpmsg_char_ept *e)
{
	lockdep_assert_held(&e->lock);
	if (e->ept)
		rpmsg_destroy_ept(&e->ept->ept);
	e->ept = NULL;
}

/* A channel's: the bus, and the remote, are to know its address. */
static int rpmsg_char_ept_attach_to_channel(struct rpmsg_char_ept *e)
{
	struct rpmsg_device *rpdev = e->node.rpdev;
	int ret = rpmsg_char_ept_attach(e);

	if (ret)
		return ret;

	e->chinfo.src = e->ept->ept.addr;
	WRITE_ONCE(rpdev->src, e->chinfo.src);
	rpdev->ept = &e->ept->ept;

	return 0;
}

/**
 * rpmsg_char_ept_open() - have it for oneself
 * @e: the endpoint
 *
 * Context: process context, may sleep.
 * Return: 0; -EBUSY if somebody else has it, or listens at its address;
 * -ENETRESET if it is lost; -ESHUTDOWN on a link that is going; -ENOMEM.
 */
int rpmsg_char_ept_open(struct rpmsg_char_ept *e)
{
	int ret = 0;

	mutex_lock(&e->lock);
	if (e->gone)
		ret = -ENETRESET;
	else if (e->opened)
		ret = -EBUSY;
	else if (!e->ept)
		ret = rpmsg_char_ept_attach(e);
	if (!ret)
		e->opened = true;
	mutex_unlock(&e->lock);

	return ret;
}

/**
 * rpmsg_char_ept_close() - undo rpmsg_char_ept_open()
 * @e: the endpoint; what nobody has read is forgotten
 *
 * Context: process context, may sleep.
 */
void rpmsg_char_ept_close(struct rpmsg_char_ept *e)
{
	mutex_lock(&e->lock);
	if (e->ctrl)
		rpmsg_char_ept_detach(e);
	rpmsg_char_queue_purge(&e->queue);
	e->opened = false;
	mutex_unlock(&e->lock);
}

/**
 * rpmsg_char_ept_hold() - hold what is needed to send
 * @e: the endpoint, open
 *
 * Whoever sleeps in a send must not hold up those who destroy the endpoint, so
 * that it needs a reference instead of the lock.
 *
 * Context: process context, may sleep.
 * Return: what it is to the bus, to be put; or NULL if it is lost.
 */
struct rpmsg_bus_ept *rpmsg_char_ept_hold(struct rpmsg_char_ept *e)
{
	struct rpmsg_bus_ept *ept;

	mutex_lock(&e->lock);
	ept = e->ept;
	if (ept)
		rpmsg_ept_get(ept);
	mutex_unlock(&e->lock);

	return ept;
}

/* Not DEVICE_ATTR: its functions would be one more "name_show" in kallsyms. */
#define RPMSG_CHAR_EPT_ATTR(_file, _format, _value)			\
static ssize_t rpmsg_char_ept_##_file##_show(struct device *dev,	\
					     struct device_attribute *attr, \
					     char *buf)			\
{									\
	struct rpmsg_char_ept *e = container_of(dev,			\
						struct rpmsg_char_ept,	\
						node.dev);		\
									\
	return sysfs_emit(buf, _format "\n", _value);			\
}									\
static struct device_attribute rpmsg_char_ept_attr_##_file =		\
	__ATTR(_file, 0444, rpmsg_char_ept_##_file##_show, NULL)

RPMSG_CHAR_EPT_ATTR(name, "%s", e->chinfo.name);
RPMSG_CHAR_EPT_ATTR(src, "%d", e->chinfo.src);
RPMSG_CHAR_EPT_ATTR(dst, "%d", e->chinfo.dst);
RPMSG_CHAR_EPT_ATTR(dropped, "%u", atomic_read(&e->queue.dropped));

static struct attribute *rpmsg_char_ept_attrs[] = {
	&rpmsg_char_ept_attr_name.attr,
	&rpmsg_char_ept_attr_src.attr,
	&rpmsg_char_ept_attr_dst.attr,
	&rpmsg_char_ept_attr_dropped.attr,
	NULL,
};

static const struct attribute_group rpmsg_char_ept_group = {
	.attrs = rpmsg_char_ept_attrs,
};

static const struct attribute_group *rpmsg_char_ept_groups[] = {
	&rpmsg_char_ept_group,
	NULL,
};

static void rpmsg_char_ept_free(struct rpmsg_char_node *node)
{
	struct rpmsg_char_ept *e = to_rpmsg_char_ept(node);

	rpmsg_char_queue_purge(&e->queue);
	if (e->ctrl)
		put_device(&e->ctrl->node.dev);
	kfree(e);
}

struct rpmsg_char_kind rpmsg_char_ept_kind = {
	.region = "rpmsg_char",
	.format = "rpmsg%u",
	.fops = &rpmsg_char_file_fops,
	.groups = rpmsg_char_ept_groups,
	.free = rpmsg_char_ept_free,
	.ids = IDA_INIT(rpmsg_char_ept_kind.ids),
};

static struct rpmsg_char_ept *
rpmsg_char_ept_alloc(struct rpmsg_device *rpdev, struct rpmsg_char_ctrl *ctrl,
		     const struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_char_ept *e;
	int ret;

	e = kzalloc(sizeof(*e), GFP_KERNEL);
	if (!e)
		return ERR_PTR(-ENOMEM);

	mutex_init(&e->lock);
	rpmsg_char_queue_init(&e->queue);
	INIT_LIST_HEAD(&e->entry);
	e->chinfo = *chinfo;
	ret = rpmsg_char_node_init(&e->node, &rpmsg_char_ept_kind, rpdev);
	if (ret) {
		kfree(e);
		return ERR_PTR(ret);
	}

	e->ctrl = ctrl;
	if (ctrl)
		get_device(&ctrl->node.dev);

	return e;
}

/**
 * rpmsg_char_ept_create() - make an endpoint that programs can open
 * @rpdev: a device of its link
 * @ctrl: who was asked for it, locked; or NULL: it is the endpoint of the
 *	channel @rpdev, whose driver's probe this is
 * @chinfo: its name and addresses
 *
 * Context: process context, may sleep.
 * Return: the endpoint; -ENOMEM; -ENOSPC; what adding the device returned; for
 * a channel's also what opening it returns.
 */
struct rpmsg_char_ept *
rpmsg_char_ept_create(struct rpmsg_device *rpdev, struct rpmsg_char_ctrl *ctrl,
		      const struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_char_ept *e;
	int ret = 0;

	e = rpmsg_char_ept_alloc(rpdev, ctrl, chinfo);
	if (IS_ERR(e))
		return e;

	if (!ctrl)
		ret = rpmsg_char_ept_attach_to_channel(e);
	if (ret)
		goto put_device;

	ret = rpmsg_char_node_add(&e->node, ctrl ? &ctrl->node.dev :
						   &rpdev->dev);
	if (ret)
		goto detach;

	return e;

detach:
	mutex_lock(&e->lock);
	rpmsg_char_ept_detach(e);
	mutex_unlock(&e->lock);
put_device:
	put_device(&e->node.dev);
	return ERR_PTR(ret);
}

/**
 * rpmsg_char_ept_destroy() - undo rpmsg_char_ept_create()
 * @e: the endpoint, open or not
 *
 * Context: process context, may sleep.
 */
void rpmsg_char_ept_destroy(struct rpmsg_char_ept *e)
{
	mutex_lock(&e->lock);
	rpmsg_char_ept_detach(e);
	/* After the last callback: who sees it finds all messages queued. */
	smp_store_release(&e->gone, true);
	mutex_unlock(&e->lock);
	wake_up_interruptible_poll(&e->queue.wait, EPOLLERR | EPOLLHUP);

	rpmsg_char_node_del(&e->node);
}
