/* SPDX-License-Identifier: GPL-2.0 */
/* Doorbells: what the driver's files share */
#ifndef _GUNYAH_BELL_H
#define _GUNYAH_BELL_H

#include <linux/atomic.h>
#include <linux/device.h>
#include <linux/gunyah_bell.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <trace/events/gunyah_bell.h>

#include "elapsed.h"

/* Counters, one line each: the files of /sys/class/gunyah_bell/<bell>/tx|rx */
#define GH_BELL_TX_COUNTERS(C)						\
	C(tx, sent)		/* sends, whatever came of them */	\
	C(tx, coalesced)	/* of these, whose bits were all set */	\
	C(tx, errors)		/* of these, with an error */

#define GH_BELL_RX_COUNTERS(C)						\
	C(rx, irqs)		/* interrupts */			\
	C(rx, spurious_irqs)	/* of these, with no claimed bit set */	\
	C(rx, received)		/* reads that found claimed bits */	\
	C(rx, received_by_irq)	/* of these, first after an interrupt */ \
	C(rx, coalesced)	/* sends these found joined with others */ \
	C(rx, callbacks)	/* callbacks that were called */	\
	C(rx, errors)		/* reads and masks that failed */	\
	C(rx, rechecks)		/* times the timer read the doorbell */

#define GH_BELL_COUNTER_ID(_half, _id)	GH_BELL_CNT_##_half##_##_id,
enum gh_bell_counter {
	GH_BELL_TX_COUNTERS(GH_BELL_COUNTER_ID)
	GH_BELL_RX_COUNTERS(GH_BELL_COUNTER_ID)
	GH_BELL_CNT_N,
};

/* What a sender and a receiver have in common */
struct gh_bell {
	struct device *dev;		/* parent, for messages */
	struct device *class_dev;
	struct gh_resource resource;
	u32 id;				/* small, used again */
	u32 gen;			/* never used again */
	const char *name;
	atomic64_t counters[GH_BELL_CNT_N];
};

/* RX stamp of an interrupt that nobody wanted to time */
#define GH_BELL_IRQ_UNTIMED	1

struct gh_bell_rx {
	struct gh_bell bell;

	/* 0: no interrupt unserved; UNTIMED; or when the first one came */
	atomic64_t irq_stamp;
	struct delayed_work recheck;
	unsigned int backoff_ms;	/* the interrupt's thread's own */
	bool held;			/* the interrupt is, until recheck */

	/*
	 * Protects all below, and makes the hypervisor's masks change in the
	 * order in which these do: held across the hypercall. A spinlock, as
	 * the interrupt's thread takes it for every callback.
	 */
	spinlock_t lock;
	struct list_head claims;
	u64 claimed;
	bool simple;			/* by one owner, who reads nothing */
	u64 enabled;			/* as the hypervisor has it */
	struct gh_bell_claim *running;	/* whose callback is being called */
	struct task_struct *runner;	/* who calls it */
	wait_queue_head_t idle;		/* it has returned */
};

struct gh_bell_claim {
	struct gh_bell_rx *rx;
	struct list_head node;
	u64 bits;
	gh_bell_callback_t callback;
	void *data;
};

static inline void gh_bell_add(struct gh_bell *bell,
			       enum gh_bell_counter counter, u64 n)
{
	atomic64_add(n, &bell->counters[counter]);
}

static inline void gh_bell_count(struct gh_bell *bell,
				 enum gh_bell_counter counter)
{
	gh_bell_add(bell, counter, 1);
}

/* bell.c */
bool gh_bell_is_timed(void);
int gh_bell_init(struct gh_bell *bell, struct device *parent, const char *name,
		 const struct gh_resource *resource,
		 enum gh_resource_type type);
void gh_bell_exit(struct gh_bell *bell);

/* bell_claim.c */
void gh_bell_claims_init(struct gh_bell_rx *rx);
void gh_bell_claims_call(struct gh_bell_rx *rx,
			 const struct gh_bell_ring *ring);

/* bell_rx.c */
int gh_bell_rx_set_mask(struct gh_bell_rx *rx, u64 enable, u64 ack);
void gh_bell_rx_wake(struct gh_bell_rx *rx);
s64 gh_bell_rx_irq_elapsed(u64 now, u64 irq_stamp);

/* bell_class.c */
int gh_bell_class_init(void);
void gh_bell_class_exit(void);
int gh_bell_class_add(struct gh_bell *bell);
void gh_bell_class_del(struct gh_bell *bell);

#endif /* _GUNYAH_BELL_H */
