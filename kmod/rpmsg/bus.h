/* SPDX-License-Identifier: GPL-2.0 */
/* The rpmsg bus: what its files, and the drivers of its own devices, share */
#ifndef _RPMSG_BUS_H
#define _RPMSG_BUS_H

#include <linux/device.h>
#include <linux/rpmsg.h>
#include <linux/sched.h>

#include "link.h"

#define to_rpmsg_device(d)	container_of(d, struct rpmsg_device, dev)
#define to_rpmsg_driver(d)	container_of(d, struct rpmsg_driver, drv)

/* A device that can have endpoints knows the link that they are on. */
struct rpmsg_device_ops {
	struct rpmsg_link *(*link)(struct rpmsg_device *rpdev);
};

/* Who asked for a channel: only its like, or who comes later here, ends it. */
enum rpmsg_channel_origin {
	RPMSG_CHANNEL_REMOTE,	/* the remote announced it */
	RPMSG_CHANNEL_LOCAL,	/* a client, or a program */
	RPMSG_CHANNEL_LINK,	/* the link itself */
};

/* A device with the link that it is reached by */
struct rpmsg_channel {
	struct rpmsg_device rpdev;
	struct rpmsg_link *link;	/* held */
	struct list_head node;		/* in link->channels */
	enum rpmsg_channel_origin origin;
	u32 number;			/* of the link's, from 1 */
	/* As they were when it was made; drivers change those of rpdev */
	u32 src;
	u32 dst;
	/* Under channels_lock: can be taken away; the link's end takes it */
	bool added;
	bool ending;
};

/* endpoint.c */
struct rpmsg_bus_ept {
	struct rpmsg_endpoint ept;
	struct rpmsg_link *link;	/* held */
	/* Until it is destroyed; then, when nobody holds it any more */
	union {
		struct hlist_node live;
		struct rcu_head rcu;
	};
	/* Whose callback runs; written by that task, under cb_lock */
	struct task_struct *running;
	bool dying;
	bool dynamic;			/* the bus chose the address */
	/* Nothing is handed to it: its driver is not ready, or no more */
	bool deaf;
};

#define to_bus_ept(e)	container_of(e, struct rpmsg_bus_ept, ept)

/* Is it this endpoint's callback that asks? */
static inline bool rpmsg_ept_is_running(const struct rpmsg_bus_ept *e)
{
	/* If it is current, then only current can have set it. */
	return READ_ONCE(e->running) == current;
}

struct rpmsg_bus_ept *rpmsg_ept_create(struct rpmsg_link *link,
				       struct rpmsg_device *rpdev,
				       rpmsg_rx_cb_t cb, void *priv, u32 addr);
struct rpmsg_bus_ept *rpmsg_ept_find(struct rpmsg_link *link, u32 addr);
struct rpmsg_bus_ept *rpmsg_ept_create_deaf(struct rpmsg_link *link,
					    struct rpmsg_device *rpdev,
					    rpmsg_rx_cb_t cb, u32 addr);
void rpmsg_ept_set_deaf(struct rpmsg_endpoint *ept, bool deaf);
void rpmsg_ept_free(struct kref *ref);

/* Hold an endpoint that one holds already, or finds live. Context: any. */
static inline void rpmsg_ept_get(struct rpmsg_bus_ept *e)
{
	kref_get(&e->ept.refcount);
}

/* Undo rpmsg_ept_get() or rpmsg_ept_find(). Context: process, may sleep. */
static inline void rpmsg_ept_put(struct rpmsg_bus_ept *e)
{
	kref_put(&e->ept.refcount, rpmsg_ept_free);
}

/* device.c */
extern struct bus_type rpmsg_bus_type;
extern const struct attribute_group *rpmsg_device_groups[];
struct rpmsg_link *rpmsg_device_link(struct rpmsg_device *rpdev);
bool rpmsg_device_is(const struct rpmsg_device *rpdev,
		     const struct rpmsg_channel_info *chinfo);
int rpmsg_device_add(struct rpmsg_device *rpdev, const char *driver_override);
bool rpmsg_device_unregister(struct rpmsg_device *rpdev);

/* channel.c; create and release have the names that mainline's bus has */
struct rpmsg_device *
rpmsg_channel_create(struct rpmsg_link *link,
		     const struct rpmsg_channel_info *chinfo,
		     enum rpmsg_channel_origin origin);
int rpmsg_channel_destroy(struct rpmsg_link *link,
			  const struct rpmsg_channel_info *chinfo,
			  enum rpmsg_channel_origin by);
void rpmsg_channel_destroy_all(struct rpmsg_link *link);
void rpmsg_channel_gone(struct rpmsg_device *rpdev);
struct rpmsg_device *rpmsg_create_channel(struct rpmsg_device *rpdev,
					  struct rpmsg_channel_info *chinfo);
int rpmsg_release_channel(struct rpmsg_device *rpdev,
			  struct rpmsg_channel_info *chinfo);

/* link.c */
void rpmsg_link_wait_all(void);

/* ns.c */
bool rpmsg_ns_name_is_good(const char *name);
int rpmsg_ns_start(struct rpmsg_link *link);
void rpmsg_ns_stop(struct rpmsg_link *link);
int rpmsg_ns_announce(struct rpmsg_device *rpdev, u32 flags);

/* wait.c */
struct rpmsg_tx *rpmsg_wait_get(struct rpmsg_bus_ept *e, long timeout);
void rpmsg_wait_put(struct rpmsg_link *link, struct rpmsg_tx *tx);
void rpmsg_wait_failed(struct rpmsg_link *link);
void rpmsg_wait_wake_all(struct rpmsg_link *link);

/**
 * rpmsg_wait_send() - send a buffer
 * @link: the link
 * @tx: the buffer
 * @src: the local address
 * @dst: the remote address
 * @len: bytes of payload in it
 *
 * Context: process context, may sleep.
 * Return: 0; -EIO after the remote broke the ring.
 */
static inline int rpmsg_wait_send(struct rpmsg_link *link, struct rpmsg_tx *tx,
				  u32 src, u32 dst, unsigned int len)
{
	int ret = link->info.ops->tx_send(link, tx, src, dst, len);

	if (unlikely(ret))
		rpmsg_wait_failed(link);

	return ret;
}

/* send.c */

/* How long rpmsg_send() and its kin sleep at most */
#define RPMSG_SEND_TIMEOUT	(15 * HZ)

/**
 * rpmsg_send_enter() - hold what a send needs
 * @e: the endpoint to send from, which the caller has at least now
 *
 * The endpoint may be destroyed, by others, while its sender sleeps.
 *
 * Context: any.
 * Return: true, until rpmsg_send_leave(); false: the link is going.
 */
static inline bool rpmsg_send_enter(struct rpmsg_bus_ept *e)
{
	rpmsg_ept_get(e);
	if (unlikely(!rpmsg_link_enter(e->link))) {
		rpmsg_ept_put(e);
		return false;
	}

	/* Who asks wants the answer, even while it is probed or removed. */
	if (unlikely(READ_ONCE(e->deaf)) && !rpmsg_ept_is_running(e))
		WRITE_ONCE(e->deaf, false);

	return true;
}

/**
 * rpmsg_send_leave() - undo rpmsg_send_enter()
 * @e: the endpoint
 *
 * Context: process context, may sleep.
 */
static inline void rpmsg_send_leave(struct rpmsg_bus_ept *e)
{
	rpmsg_link_leave(e->link);
	rpmsg_ept_put(e);
}

int rpmsg_send_check(const struct rpmsg_bus_ept *e, u32 src, u32 dst, int len);
int rpmsg_send_copy(struct rpmsg_endpoint *ept, u32 src, u32 dst,
		    const void *data, int len, long timeout);

/* carry.c */
void rpmsg_carry_add(struct rpmsg_link *link);
void rpmsg_carry_del(struct rpmsg_link *link);

/* link_class.c */
int rpmsg_link_class_init(void);
void rpmsg_link_class_exit(void);
int rpmsg_link_class_add(struct rpmsg_link *link);
void rpmsg_link_class_del(struct rpmsg_link *link);

#endif /* _RPMSG_BUS_H */
