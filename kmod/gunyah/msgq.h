/* SPDX-License-Identifier: GPL-2.0 */
/* Message-queue mailbox: what its files share */
#ifndef _GUNYAH_MSGQ_H
#define _GUNYAH_MSGQ_H

#include <linux/atomic.h>
#include <linux/device.h>
#include <linux/gunyah_msgq.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/mutex.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>
#include <trace/events/gunyah.h>

#include "elapsed.h"

/* Counters, one line each: the files of /sys/class/gunyah_msgq/<queue>/tx|rx */
#define GH_MSGQ_TX_COUNTERS(C)						\
	C(sent)			/* messages the client handed over */	\
	C(completed)		/* whatever came of them */		\
	C(completed_by_irq)	/* of these, by the TX interrupt */	\
	C(errors)		/* of these, with an error */		\
	C(tx_irqs)		/* TX interrupts */			\
	C(spurious_irqs)	/* of these, with no message waiting */	\
	C(held)			/* messages that found the queue full */ \
	C(rechecks)		/* times a held one was tried by timer */ \
	C(abandoned)		/* messages the client gave up on */

#define GH_MSGQ_RX_COUNTERS(C)						\
	C(received)		/* messages handed to the client */	\
	C(received_by_irq)	/* of these, first after an interrupt */ \
	C(rx_irqs)		/* RX interrupts */			\
	C(dropped)		/* receives without a usable message */	\
	C(rx_rechecks)		/* times the timer read the queue */

#define GH_MSGQ_COUNTER_ID(_id, ...)	GH_MSGQ_CNT_##_id,
enum gh_msgq_counter {
	GH_MSGQ_TX_COUNTERS(GH_MSGQ_COUNTER_ID)
	GH_MSGQ_RX_COUNTERS(GH_MSGQ_COUNTER_ID)
	GH_MSGQ_CNT_N,
};

/*
 * Where the one message is that the framework lets us have at a time. Who
 * moves it to IDLE, under the lock, and nobody else, completes it.
 */
enum gh_msgq_tx_state {
	GH_MSGQ_TX_IDLE,	/* there is none */
	GH_MSGQ_TX_DONE,	/* decided; the completion context reports it */
	GH_MSGQ_TX_FILLED,	/* queued, and filled the queue */
	GH_MSGQ_TX_HELD,	/* not queued yet, the queue was full */
};

/* RX stamp of an interrupt that nobody wanted to time */
#define GH_MSGQ_RX_IRQ_UNTIMED	1

struct gh_msgq_tx {
	struct gh_resource *resource;
	/*
	 * Protects state to held. Taken inside the channel's own lock in
	 * send_data and with interrupts off; a spinlock, as the TX interrupt
	 * takes it too. Held across the hypercall: an interrupt for a message
	 * must not look before the answer has been noted.
	 */
	spinlock_t lock;
	enum gh_msgq_tx_state state;
	u64 seq;
	int ret;
	u64 stamp;
	struct gh_msgq_tx_data *held;
	struct delayed_work recheck;
	atomic_t woken;
};

struct gh_msgq_rx {
	struct gh_resource *resource;
	/* RX interrupt: 0 none unserved, UNTIMED, or when the first one came */
	atomic64_t irq_stamp;
	struct delayed_work recheck;
	atomic_t woken;
	unsigned int backoff_ms;
	/* Touched by the interrupt's thread only */
	u64 seq;
	struct gh_msgq_rx_data data;
};

struct gh_msgq_done {
	u64 seq;
	int ret;
	u64 stamp;
	u64 irq_stamp;
	enum gh_txdone_context context;
};

struct gh_msgq_completion_ops;

/* The driver's half of a mailbox, from gh_msgq_init() to gh_msgq_remove() */
struct gh_msgq_queue {
	struct device *dev;		/* for messages: parent or controller */
	struct device *class_dev;
	struct gh_msgq *msgq;
	struct mbox_client *client;
	u32 id;				/* small, used again */
	u32 gen;			/* never used again */
	const char *name;
	atomic64_t counters[GH_MSGQ_CNT_N];

	struct gh_msgq_tx tx;
	struct gh_msgq_rx rx;

	const struct gh_msgq_completion_ops *completion;
	union {
		struct tasklet_struct tasklet;
		struct irq_work irq_work;
		struct work_struct work;
	};

	/* Blocking senders share the channel's one completion: one at a time */
	struct mutex send_lock;
	/* Completions under way, from the claim to the framework's return */
	atomic_t completing;
};

static inline void gh_msgq_count(struct gh_msgq_queue *q,
				 enum gh_msgq_counter counter)
{
	atomic64_inc(&q->counters[counter]);
}

/*
 * Wake the thread of an interrupt. Where handlers are threads themselves
 * (PREEMPT_RT, threadirqs) that runs the handler: it has to tell this from an
 * interrupt, and to pass it on.
 */
static inline void gh_msgq_wake_thread(struct gh_msgq_queue *q,
				       struct gh_resource *resource,
				       atomic_t *woken)
{
	atomic_set(woken, 1);
	irq_wake_thread(resource->irq, q);
}

/* For the handler: was it gh_msgq_wake_thread() that ran it? */
static inline bool gh_msgq_woken(atomic_t *woken)
{
	return !in_hardirq() && atomic_xchg(woken, 0);
}

/* msgq_tx.c */
int gh_msgq_tx_init(struct gh_msgq_queue *q, struct gh_resource *resource);
void gh_msgq_tx_exit(struct gh_msgq_queue *q);
int gh_msgq_tx_request_irq(struct gh_msgq_queue *q);
void gh_msgq_tx_free_irq(struct gh_msgq_queue *q);
int gh_msgq_tx_send_data(struct mbox_chan *chan, void *data);
bool gh_msgq_tx_last_done(struct mbox_chan *chan);
void gh_msgq_tx_stop(struct gh_msgq_queue *q);

/* msgq_txdone.c */
void gh_msgq_txdone_claim(struct gh_msgq_queue *q, struct gh_msgq_done *done,
			  enum gh_txdone_context context);
void gh_msgq_txdone_observe(struct gh_msgq_queue *q,
			    const struct gh_msgq_done *done);
void gh_msgq_txdone_report(struct gh_msgq_queue *q,
			   const struct gh_msgq_done *done);
void gh_msgq_txdone_run(struct gh_msgq_queue *q);
void gh_msgq_txdone_abandon(struct gh_msgq_queue *q);
void gh_msgq_txdone_drain(struct gh_msgq_queue *q);

/* msgq_completion.c */
struct gh_msgq_completion_ops {
	const char *name;
	enum gh_txdone_context context;
	bool polled;
	/* -EINVAL: this mailbox cannot; -EOPNOTSUPP: this kernel cannot */
	int (*init)(struct gh_msgq_queue *q);
	/* called under tx.lock, interrupts off, and not after stop() */
	void (*schedule)(struct gh_msgq_queue *q);
	/* nothing runs any more when it returns */
	void (*stop)(struct gh_msgq_queue *q);
};

const struct gh_msgq_completion_ops *
gh_msgq_completion_get(enum gh_msgq_completion completion);

/* msgq_rx.c */
void gh_msgq_rx_init(struct gh_msgq_queue *q, struct gh_resource *resource);
int gh_msgq_rx_request_irq(struct gh_msgq_queue *q);
void gh_msgq_rx_free_irq(struct gh_msgq_queue *q);

/* msgq_class.c */
int gh_msgq_class_init(void);
void gh_msgq_class_exit(void);
int gh_msgq_class_add(struct gh_msgq_queue *q, struct device *parent);
void gh_msgq_class_del(struct gh_msgq_queue *q);

/* msgq_controller.c */
int gh_msgq_controller_init(void);
void gh_msgq_controller_exit(void);
struct device *gh_msgq_controller_dev(void);

#endif /* _GUNYAH_MSGQ_H */
