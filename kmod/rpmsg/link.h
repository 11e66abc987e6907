/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A link: the bus's half of one connection to a remote processor
 *
 * The bus owns what clients can hold on to: endpoints, channels, and the link
 * that they point to. A back end owns the buffers and moves messages. It is
 * called between rpmsg_link_enter() and rpmsg_link_leave() only, and
 * rpmsg_link_shutdown() waits for whoever is in there: afterwards the back end
 * can go, and its module be unloaded, however long clients keep the rest.
 */
#ifndef _RPMSG_LINK_H
#define _RPMSG_LINK_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/rpmsg.h>
#include <linux/rpmsg_bus.h>
#include <linux/spinlock.h>
#include <linux/timekeeping.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>
#include <trace/events/rpmsg_bus.h>

/* Counters, one line each: the files of /sys/class/rpmsg_link/<link>/tx|rx */
#define RPMSG_TX_COUNTERS(C)						\
	C(sent)			/* messages put into the ring */	\
	C(reclaimed)		/* of these, whose buffer came back */	\
	C(errors)		/* sends that the ring refused */	\
	C(no_buffer)		/* sends that found no buffer */	\
	C(waits)		/* of these, those that slept */	\
	C(timeouts)		/* sleeps that ended by time, */	\
	C(signals)		/* by a signal, */			\
	C(shut_down)		/* by removal of endpoint or link */	\
	C(tx_irqs)		/* "a buffer is back", while wanted */

#define RPMSG_RX_COUNTERS(C)						\
	C(received)		/* messages handed to an endpoint */	\
	C(dropped)		/* messages that came to nothing */	\
	C(ns_created)		/* services announced, */		\
	C(ns_destroyed)		/* and withdrawn */			\
	C(ns_refused)		/* announcements that came to nothing */ \
	C(lost_buffers)		/* buffers the ring did not take back */ \
	C(rx_irqs)		/* "there are messages" */

#define RPMSG_COUNTER_ID(_id, ...)	RPMSG_CNT_##_id,
enum rpmsg_link_counter {
	RPMSG_TX_COUNTERS(RPMSG_COUNTER_ID)
	RPMSG_RX_COUNTERS(RPMSG_COUNTER_ID)
	RPMSG_CNT_N,
};

struct rpmsg_link;

/**
 * struct rpmsg_link_ops - what a back end does
 * @tx_get: take a buffer; NULL: the remote has them all; -EIO: there will be
 *	none any more. Must not sleep.
 * @tx_put: give back what tx_get gave. Must not sleep.
 * @tx_send: send it, and own it whatever comes of that. 0 or -EIO. Process
 *	context; may sleep.
 * @tx_room: would tx_get give one? Must not sleep.
 * @tx_irq: call rpmsg_link_tx_ready() when buffers come back, or do not.
 *	Called under a spinlock, interrupts off.
 */
struct rpmsg_link_ops {
	struct rpmsg_tx *(*tx_get)(struct rpmsg_link *link);
	void (*tx_put)(struct rpmsg_link *link, struct rpmsg_tx *tx);
	int (*tx_send)(struct rpmsg_link *link, struct rpmsg_tx *tx, u32 src,
		       u32 dst, unsigned int len);
	bool (*tx_room)(struct rpmsg_link *link);
	void (*tx_irq)(struct rpmsg_link *link, bool wanted);
};

/**
 * struct rpmsg_mark - which message a buffer holds, for the tracepoints
 * @seq: its number on the link that sent it; 0: not known
 * @stamp: when it was sent; 0: nobody listened
 * @queue: id of that link
 */
struct rpmsg_mark {
	u64 seq;
	u64 stamp;
	u32 queue;
};

/**
 * struct rpmsg_link_info - what a back end says of itself
 * @dev: parent of the channels; for messages
 * @ops: its operations
 * @backend: for the operations
 * @mtu: bytes of payload that a buffer holds
 * @tx_depth: transmit buffers
 * @rx_depth: receive buffers
 * @little_endian: byte order of the wire
 * @has_ns: both sides announce their services
 */
struct rpmsg_link_info {
	struct device *dev;
	const struct rpmsg_link_ops *ops;
	void *backend;
	unsigned int mtu;
	unsigned int tx_depth;
	unsigned int rx_depth;
	bool little_endian;
	bool has_ns;
};

/* A received message, its header read once and found good */
struct rpmsg_received {
	u32 src;
	u32 dst;
	void *data;
	unsigned int len;
	struct rpmsg_mark *mark;
};

struct rpmsg_link {
	struct rpmsg_link_info info;
	/* Endpoints, channels and the back end hold it */
	struct kref ref;
	u32 id;				/* small, used again */
	u32 gen;			/* never used again */
	struct device *class_dev;
	atomic64_t counters[RPMSG_CNT_N];

	/*
	 * Who is in the back end right now, sleeping or not, and one for as
	 * long as others may come. One count for all processors: whoever sends
	 * takes a lock of the link anyway.
	 */
	refcount_t users;
	struct completion drained;
	bool stopped;

	/*
	 * Endpoints by local address. Looked up for every message, so under
	 * RCU; changed under the xarray's own lock, a spinlock, as nothing
	 * but the table is changed with it.
	 */
	struct xarray endpoints;

	/*
	 * Protects channels and what they say of themselves there: two of one
	 * name and address must not be added both. A spinlock, as devices are
	 * added, probed and taken away without it.
	 */
	spinlock_t channels_lock;
	struct list_head channels;
	u32 channel_seq;

	/*
	 * Protects sleepers and poll_armed, and keeps the back end's
	 * interrupt in step with them: on while there is the one or the
	 * other. A kref could not call its hooks together with the count. A
	 * spinlock with interrupts off, as the interrupt takes it too.
	 */
	spinlock_t sleep_lock;
	unsigned int sleepers;
	bool poll_armed;
	wait_queue_head_t sleepq;

	/* Announcements of the remote, ns.c */
	struct rpmsg_ns *ns;

	/* Of the messages received; who receives is alone */
	u64 rx_seq;

	/* Where the buffers are and what they hold, carry.c */
	struct list_head carry_node;
	const void *block;
	size_t block_size;
	size_t stride;
	struct rpmsg_mark *marks;
};

static inline void rpmsg_link_count(struct rpmsg_link *link,
				    enum rpmsg_link_counter counter)
{
	atomic64_inc(&link->counters[counter]);
}

/* Removal has begun: nothing new is let in, what is in leaves. */
static inline bool rpmsg_link_stopped(const struct rpmsg_link *link)
{
	return READ_ONCE(link->stopped);
}

/*
 * False: the back end is going. True: it stays until rpmsg_link_leave(). Some
 * may still come in while others are in, until they see that it has stopped:
 * they are waited for as well.
 */
static inline bool rpmsg_link_enter(struct rpmsg_link *link)
{
	return !rpmsg_link_stopped(link) && refcount_inc_not_zero(&link->users);
}

static inline void rpmsg_link_leave(struct rpmsg_link *link)
{
	if (refcount_dec_and_test(&link->users))
		complete(&link->drained);
}

static inline s64 rpmsg_link_elapsed_at(u64 stamp, u64 now)
{
	if (!stamp)
		return RPMSG_NS_NOT_LISTENING;

	/* The fast clock may step back a little when timekeeping updates it. */
	return max_t(s64, now - stamp, 0);
}

static inline s64 rpmsg_link_elapsed(u64 stamp)
{
	return rpmsg_link_elapsed_at(stamp,
				     stamp ? ktime_get_mono_fast_ns() : 0);
}

/* For back ends: link.c, receive.c, wait.c, carry.c */
struct rpmsg_link *rpmsg_link_create(const struct rpmsg_link_info *info);
struct rpmsg_mark *rpmsg_link_set_block(struct rpmsg_link *link,
					const void *block, size_t size,
					size_t stride);
int rpmsg_link_start(struct rpmsg_link *link);
void rpmsg_link_shutdown(struct rpmsg_link *link);
void rpmsg_link_put(struct rpmsg_link *link);
void rpmsg_link_receive(struct rpmsg_link *link, struct rpmsg_received *msg);
void rpmsg_link_drop(struct rpmsg_link *link, enum rpmsg_drop_reason reason,
		     u32 src, u32 dst, unsigned int len);
void rpmsg_link_tx_ready(struct rpmsg_link *link);

#endif /* _RPMSG_LINK_H */
