// SPDX-License-Identifier: GPL-2.0
/*
 * Endpoints: a local address, and the callback for what is sent there
 *
 * An endpoint holds its link and its device. Whoever is about to call the
 * callback, or sleeps in a send, holds the endpoint. rpmsg_destroy_ept() waits
 * for the callback, except in the callback itself, and does not care who else
 * destroys the same endpoint: it looks the pointer up before it follows it.
 */

#include <linux/export.h>
#include <linux/hashtable.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>

#include "bus.h"

/* Addresses below are for services that have a fixed one. */
#define RPMSG_EPT_FIRST_DYNAMIC	1024

/* Endpoints that nobody has destroyed yet, by their address in memory */
static DEFINE_HASHTABLE(rpmsg_ept_live, 6);
/* Protects rpmsg_ept_live. A spinlock, as nothing is done under it but that. */
static DEFINE_SPINLOCK(rpmsg_ept_live_lock);

static void rpmsg_ept_live_add(struct rpmsg_bus_ept *e)
{
	spin_lock(&rpmsg_ept_live_lock);
	hash_add(rpmsg_ept_live, &e->live, (unsigned long)e);
	spin_unlock(&rpmsg_ept_live_lock);
}

/* Who takes it out has the reference that creating it gave. */
static bool rpmsg_ept_live_del(struct rpmsg_bus_ept *e)
{
	bool was_live;

	spin_lock(&rpmsg_ept_live_lock);
	was_live = hash_hashed(&e->live);
	hash_del(&e->live);
	spin_unlock(&rpmsg_ept_live_lock);

	return was_live;
}

/* The endpoint, held, if the pointer still points to one */
static struct rpmsg_bus_ept *rpmsg_ept_live_get(struct rpmsg_endpoint *ept)
{
	struct rpmsg_bus_ept *wanted = to_bus_ept(ept), *e;

	spin_lock(&rpmsg_ept_live_lock);
	hash_for_each_possible(rpmsg_ept_live, e, live,
			       (unsigned long)wanted) {
		if (e != wanted)
			continue;
		rpmsg_ept_get(e);
		spin_unlock(&rpmsg_ept_live_lock);
		return e;
	}
	spin_unlock(&rpmsg_ept_live_lock);

	return NULL;
}

/**
 * rpmsg_ept_free() - for rpmsg_ept_put()
 * @ref: the endpoint's, of which nobody holds it any more
 *
 * Context: process context, may sleep.
 */
void rpmsg_ept_free(struct kref *ref)
{
	struct rpmsg_bus_ept *e = container_of(ref, struct rpmsg_bus_ept,
					       ept.refcount);

	if (e->ept.rpdev)
		put_device(&e->ept.rpdev->dev);
	rpmsg_link_put(e->link);
	/* rpmsg_ept_find() may be looking at its count. */
	kfree_rcu(e, rcu);
}
EXPORT_SYMBOL_GPL(rpmsg_ept_free);

/**
 * rpmsg_ept_find() - who listens at an address?
 * @link: the link
 * @addr: the local address
 *
 * Context: any.
 * Return: the endpoint, to be put, or NULL.
 */
struct rpmsg_bus_ept *rpmsg_ept_find(struct rpmsg_link *link, u32 addr)
{
	struct rpmsg_bus_ept *e;

	rcu_read_lock();
	e = xa_load(&link->endpoints, addr);
	if (e && !kref_get_unless_zero(&e->ept.refcount))
		e = NULL;
	rcu_read_unlock();

	return e;
}

/* From here on messages may come in. */
static int rpmsg_ept_publish(struct rpmsg_bus_ept *e, u32 addr)
{
	struct xarray *endpoints = &e->link->endpoints;

	e->ept.addr = addr;
	if (addr != RPMSG_ADDR_ANY)
		return xa_insert(endpoints, addr, e, GFP_KERNEL);

	e->dynamic = true;
	return xa_alloc(endpoints, &e->ept.addr, e,
			XA_LIMIT(RPMSG_EPT_FIRST_DYNAMIC, RPMSG_ADDR_ANY - 1),
			GFP_KERNEL);
}

static struct rpmsg_bus_ept *rpmsg_ept_alloc(struct rpmsg_link *link,
					     struct rpmsg_device *rpdev,
					     rpmsg_rx_cb_t cb, void *priv)
{
	struct rpmsg_bus_ept *e;

	e = kzalloc(sizeof(*e), GFP_KERNEL);
	if (!e)
		return NULL;

	e->ept.rpdev = rpdev;
	e->ept.cb = cb;
	e->ept.priv = priv;
	kref_init(&e->ept.refcount);
	mutex_init(&e->ept.cb_lock);

	e->link = link;
	kref_get(&link->ref);
	if (rpdev)
		get_device(&rpdev->dev);

	return e;
}

static struct rpmsg_bus_ept *rpmsg_ept_listen(struct rpmsg_link *link,
					      struct rpmsg_device *rpdev,
					      rpmsg_rx_cb_t cb, void *priv,
					      u32 addr, bool deaf)
{
	struct rpmsg_bus_ept *e;
	int ret;

	if (rpmsg_link_stopped(link))
		return ERR_PTR(-ESHUTDOWN);

	e = rpmsg_ept_alloc(link, rpdev, cb, priv);
	if (!e)
		return ERR_PTR(-ENOMEM);

	e->deaf = deaf;
	rpmsg_ept_live_add(e);
	ret = rpmsg_ept_publish(e, addr);
	if (ret)
		goto unlive;

	trace_rpmsg_bus_ept_create(link->id, link->gen, e->ept.addr);

	return e;

unlive:
	rpmsg_ept_live_del(e);
	rpmsg_ept_put(e);
	return ERR_PTR(ret);
}

/**
 * rpmsg_ept_create() - listen at an address
 * @link: the link
 * @rpdev: device that the callback is given, or NULL; held meanwhile
 * @cb: the callback; runs before this returns if a message is there already
 * @priv: for the callback
 * @addr: the address; RPMSG_ADDR_ANY: the lowest free one from 1024
 *
 * Context: process context, may sleep.
 * Return: the endpoint; -EBUSY if somebody listens there or every address is
 * taken; -ESHUTDOWN on a link that is going; -ENOMEM.
 */
struct rpmsg_bus_ept *rpmsg_ept_create(struct rpmsg_link *link,
				       struct rpmsg_device *rpdev,
				       rpmsg_rx_cb_t cb, void *priv, u32 addr)
{
	return rpmsg_ept_listen(link, rpdev, cb, priv, addr, false);
}
EXPORT_SYMBOL_GPL(rpmsg_ept_create);

/**
 * rpmsg_ept_create_deaf() - have an address, and listen there later
 * @link: the link
 * @rpdev: device that the callback is given; held meanwhile
 * @cb: the callback; not called before something is sent from the endpoint, or
 *	rpmsg_ept_set_deaf() says so
 * @addr: as for rpmsg_ept_create()
 *
 * Context: process context, may sleep.
 * Return: as rpmsg_ept_create().
 */
struct rpmsg_bus_ept *rpmsg_ept_create_deaf(struct rpmsg_link *link,
					    struct rpmsg_device *rpdev,
					    rpmsg_rx_cb_t cb, u32 addr)
{
	return rpmsg_ept_listen(link, rpdev, cb, NULL, addr, true);
}

/**
 * rpmsg_create_ept() - listen at an address
 * @rpdev: device that the callback is given; held meanwhile
 * @cb: the callback; may run before this returns
 * @priv: for the callback
 * @chinfo: src is the address; RPMSG_ADDR_ANY: the lowest free one from 1024
 *
 * Context: process context, may sleep.
 * Return: the endpoint, or NULL with the reason in the log, where drivers look
 * for no error pointer.
 */
struct rpmsg_endpoint *rpmsg_create_ept(struct rpmsg_device *rpdev,
					rpmsg_rx_cb_t cb, void *priv,
					struct rpmsg_channel_info chinfo)
{
	struct rpmsg_link *link;
	struct rpmsg_bus_ept *e;

	if (WARN_ON(!rpdev))
		return NULL;

	link = rpmsg_device_link(rpdev);
	if (!link)
		return NULL;

	e = rpmsg_ept_create(link, rpdev, cb, priv, chinfo.src);
	if (IS_ERR(e)) {
		dev_err(&rpdev->dev, "no endpoint at address 0x%x: %pe\n",
			chinfo.src, e);
		return NULL;
	}

	return &e->ept;
}
EXPORT_SYMBOL(rpmsg_create_ept);

/* The callback does not run, unless it is what runs this: then false. */
static bool rpmsg_ept_lock(struct rpmsg_bus_ept *e)
{
	if (rpmsg_ept_is_running(e))
		return false;

	/* What runs this may be another endpoint's callback. */
	mutex_lock_nested(&e->ept.cb_lock, SINGLE_DEPTH_NESTING);
	return true;
}

static void rpmsg_ept_unlock(struct rpmsg_bus_ept *e, bool locked)
{
	if (locked)
		mutex_unlock(&e->ept.cb_lock);
}

/**
 * rpmsg_ept_set_deaf() - drop what comes for an endpoint, or hand it on again
 * @ept: the endpoint; NULL, or one that has been destroyed, is none
 * @deaf: drop it: when this returns, the callback has returned, except where
 *	it calls this, and if it slept for a buffer it was woken. It is handed
 *	on again if something is sent from there, other than by the callback.
 *
 * Context: process context, may sleep.
 */
void rpmsg_ept_set_deaf(struct rpmsg_endpoint *ept, bool deaf)
{
	struct rpmsg_bus_ept *e = ept ? rpmsg_ept_live_get(ept) : NULL;

	if (!e)
		return;

	WRITE_ONCE(e->deaf, deaf);
	if (deaf) {
		rpmsg_wait_wake_all(e->link);
		rpmsg_ept_unlock(e, rpmsg_ept_lock(e));
	}
	rpmsg_ept_put(e);
}

/* A driver's own endpoint goes: the device is as it was before the driver. */
static void rpmsg_ept_detach(struct rpmsg_bus_ept *e)
{
	struct rpmsg_device *rpdev = e->ept.rpdev;

	if (!rpdev || cmpxchg(&rpdev->ept, &e->ept, NULL) != &e->ept)
		return;

	if (e->dynamic)
		WRITE_ONCE(rpdev->src, RPMSG_ADDR_ANY);
}

/**
 * rpmsg_destroy_ept() - listen no more
 * @ept: the endpoint, or NULL; its own callback may do it, and others may do
 *	it at the same time
 *
 * When this returns, the callback has returned for the last time, except
 * where the callback calls this. Who sleeps for a buffer to send from this
 * endpoint is woken, and gets -ESHUTDOWN.
 *
 * Context: process context, may sleep.
 */
void rpmsg_destroy_ept(struct rpmsg_endpoint *ept)
{
	struct rpmsg_bus_ept *e = ept ? rpmsg_ept_live_get(ept) : NULL;
	struct rpmsg_link *link;
	bool locked;

	if (!e)
		return;

	link = e->link;
	xa_cmpxchg(&link->endpoints, e->ept.addr, e, NULL, GFP_KERNEL);
	WRITE_ONCE(e->dying, true);
	rpmsg_wait_wake_all(link);

	locked = rpmsg_ept_lock(e);
	e->ept.cb = NULL;
	rpmsg_ept_unlock(e, locked);

	if (rpmsg_ept_live_del(e)) {
		rpmsg_ept_detach(e);
		trace_rpmsg_bus_ept_destroy(link->id, link->gen, e->ept.addr);
		rpmsg_ept_put(e);
	}
	rpmsg_ept_put(e);
}
EXPORT_SYMBOL(rpmsg_destroy_ept);
