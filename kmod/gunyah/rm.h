/* SPDX-License-Identifier: GPL-2.0 */
/* Resource Manager client: what its files share */
#ifndef _GUNYAH_RM_H
#define _GUNYAH_RM_H

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/gunyah_msgq.h>
#include <linux/gunyah_rm.h>
#include <linux/kref.h>
#include <linux/mailbox_client.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/semaphore.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>
#include <trace/events/gunyah_rm.h>

#include "elapsed.h"
#include "rm_wire.h"

/* Counters, one line each: the files of /sys/class/gunyah_rm/<rm>/calls */
#define GH_RM_CALL_COUNTERS(C)						\
	C(begun)		/* calls that got the wire */		\
	C(answered)		/* whatever the answer was */		\
	C(refused)		/* of these, with an error */		\
	C(timed_out)		/* no answer in time */			\
	C(abandoned)		/* the caller was killed meanwhile */	\
	C(failed)		/* ended some other way */

/* … and of notifications/ */
#define GH_RM_NOTIFICATION_COUNTERS(C)					\
	C(received)		/* complete */				\
	C(delivered)		/* notifiers have been called */

#define GH_RM_COUNTER_ID(_id)		GH_RM_CNT_##_id,
enum gh_rm_counter {
	GH_RM_CALL_COUNTERS(GH_RM_COUNTER_ID)
	GH_RM_NOTIFICATION_COUNTERS(GH_RM_COUNTER_ID)
	GH_RM_CNT_N,
};

/* A message of the protocol, as far as it has come in */
struct gh_rm_message {
	u8 type;
	u16 seq;
	u32 message_id;
	u32 error;			/* replies: what they begin with */
	unsigned int fragments;		/* that are to follow the first */
	unsigned int have;		/* of these */
	size_t size;
	u8 *data;			/* NULL: there is no message */
};

/* One call, from its beginning to whatever ends it */
struct gh_rm_request {
	/* The caller, the wire, and the mailbox while it has the fragment */
	struct kref kref;
	u32 message_id;
	u32 seq;
	u64 stamp;

	/* Under rm->lock until ended; then the caller's */
	bool ended;
	bool abandoned;			/* its caller has gone */
	bool answered;
	int ret;
	struct gh_rm_message reply;
	wait_queue_head_t wait;

	/* One fragment at a time is with the mailbox; sent: not any more */
	bool sent;
	int sent_ret;
	struct gh_msgq_tx_data tx;	/* with its data behind it: last */
};

struct gh_rm {
	struct kref kref;
	struct device *dev;		/* the one that was probed */
	struct device *class_dev;
	const struct gh_rm_link *link;
	u32 id;				/* small, used again */
	u32 gen;			/* never used again */
	atomic64_t counters[GH_RM_CNT_N];
	atomic64_t drops[GH_RM_DROPS];

	struct gh_msgq msgq;
	struct mbox_client client;

	/*
	 * The wire: one call at a time, for the Resource Manager keeps one
	 * reply that it cannot send yet, and forgets it for the next one. A
	 * semaphore, as it is taken by a caller and given back by whoever ends
	 * the call: the reply, the deadline, or removal.
	 */
	struct semaphore wire;

	/*
	 * Protects the five below, and which call is which; a mutex, for all
	 * that end calls may sleep, and so does allocating numbers.
	 */
	struct mutex lock;
	bool removed;
	struct gh_rm_request *current_request;
	unsigned long deadline;		/* of that one, jiffies */
	/* By number: a request, or a value for one given up but not answered */
	struct xarray numbers;
	u32 next_number;
	/* The last one answered, should it be answered again */
	u32 answered_seq;
	u32 answered_id;

	struct delayed_work deadline_work;

	/* The thread of the RX interrupt's own */
	struct gh_rm_message rx;

	struct blocking_notifier_head notifiers;
	struct work_struct notify_work;
	/* Protects the two below; spinlock, held for a list operation */
	spinlock_t notify_lock;
	struct list_head notifications;
	unsigned int n_notifications;

	struct list_head node;		/* rm_client.c */
};

static inline void gh_rm_count(struct gh_rm *rm, enum gh_rm_counter counter)
{
	atomic64_inc(&rm->counters[counter]);
}

/* Without the lock, so it pairs with the release where it is set. */
static inline bool gh_rm_request_ended(struct gh_rm_request *request)
{
	/* What it came to is to be read afterwards. */
	return smp_load_acquire(&request->ended);
}

/* rm_request.c */
int gh_rm_request_module_init(void);
void gh_rm_request_module_exit(void);
struct gh_rm_request *gh_rm_request_alloc(u32 message_id);
void gh_rm_request_put(struct gh_rm_request *request);
void gh_rm_request_tx_done(struct mbox_client *client, void *mssg, int ret);
int gh_rm_request_send(struct gh_rm *rm, struct gh_rm_request *request,
		       const void *req, size_t size);

/* rm_call.c */
void gh_rm_call_init(struct gh_rm *rm);
void gh_rm_call_stop(struct gh_rm *rm);
void gh_rm_call_exit(struct gh_rm *rm);
void gh_rm_call_reply(struct gh_rm *rm, struct gh_rm_message *reply);
void gh_rm_call_spoil(struct gh_rm *rm, const struct gh_rm_message *reply,
		      int ret);

/* rm_rx.c */
void gh_rm_rx_callback(struct mbox_client *client, void *mssg);
void gh_rm_rx_exit(struct gh_rm *rm);
void gh_rm_drop(struct gh_rm *rm, const struct gh_rm_message *message,
		enum gh_rm_drop reason);

/* rm_notify.c */
void gh_rm_notify_init(struct gh_rm *rm);
void gh_rm_notify_exit(struct gh_rm *rm);
void gh_rm_notify(struct gh_rm *rm, struct gh_rm_message *message);

/* rm_client.c */
void gh_rm_client_add_rm(struct gh_rm *rm);
void gh_rm_client_del_rm(struct gh_rm *rm);

/* rm_class.c */
int gh_rm_class_init(void);
void gh_rm_class_exit(void);
int gh_rm_class_add(struct gh_rm *rm);
void gh_rm_class_del(struct gh_rm *rm);

#endif /* _GUNYAH_RM_H */
