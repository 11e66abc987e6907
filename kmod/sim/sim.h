/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated hypervisor: what its files share */
#ifndef _GUNYAH_SIM_H
#define _GUNYAH_SIM_H

#include <linux/atomic.h>
#include <linux/gunyah.h>
#include <linux/irq_work.h>
#include <linux/rcupdate.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

/*
 * One interrupt line of the hypervisor's, edge triggered: what is asserted
 * while pending is pending once. Ends either at a Linux interrupt, delivered
 * in hardirq context, or at a simulated virtual machine's function. One that
 * ends at an interrupt may have a level as well, which is looked at whenever
 * the interrupt is unmasked.
 */
struct gh_sim_virq {
	void (*peer)(void *data);
	void *peer_data;
	bool (*level)(void *data);
	void *level_data;
	bool masked;			/* with a level: for the handler */
	atomic_t latched;		/* … and asserted meanwhile */
	unsigned int irq;
	unsigned long hwirq;
	struct irq_work work;
	struct delayed_work late;

	/* Faults; how many of the next assertions … */
	atomic_t lose;			/* are lost */
	atomic_t repeat;		/* are delivered twice */
	unsigned int delay_us;		/* all: are late by this, 0 = not */
};

int gh_sim_virq_init_irq(struct gh_sim_virq *virq);
void gh_sim_virq_init_peer(struct gh_sim_virq *virq, void (*peer)(void *data),
			   void *data);
void gh_sim_virq_set_level(struct gh_sim_virq *virq, bool (*level)(void *data),
			   void *data);
void gh_sim_virq_exit(struct gh_sim_virq *virq);
void gh_sim_virq_assert(struct gh_sim_virq *virq);
void gh_sim_virq_raise(struct gh_sim_virq *virq, unsigned int times);
u32 gh_sim_virq_intid(unsigned int irq);
int gh_sim_virq_module_init(void);
void gh_sim_virq_module_exit(void);

/* What the hypervisor does with bad buffers: its document, or its source */
enum gh_sim_behaviour {
	GH_SIM_DOCUMENTED,
	GH_SIM_OBSERVED,
};

struct gh_sim_queue {
	/* Protects count to slots; spinlock, as calls come with irqs off */
	spinlock_t lock;
	unsigned int count;
	unsigned int head;
	unsigned int not_full_threshold;
	unsigned int not_empty_threshold;
	void *slots;

	/* Fixed while the queue lives */
	unsigned int depth;
	unsigned int max_size;
	enum gh_sim_behaviour behaviour;
	struct gh_sim_virq *tx_virq;
	struct gh_sim_virq *rx_virq;
};

int gh_sim_queue_init(struct gh_sim_queue *queue, unsigned int depth,
		      unsigned int max_size, enum gh_sim_behaviour behaviour);
void gh_sim_queue_exit(struct gh_sim_queue *queue);
enum gh_error gh_sim_queue_send(struct gh_sim_queue *queue, const void *buf,
				size_t size, u64 flags, bool *not_full,
				const struct gh_msg_origin *origin);
enum gh_error gh_sim_queue_recv(struct gh_sim_queue *queue, void *buf,
				size_t size, size_t *recv_size,
				bool *not_empty, struct gh_msg_origin *origin);
enum gh_error gh_sim_queue_flush(struct gh_sim_queue *queue);
enum gh_error gh_sim_queue_configure_send(struct gh_sim_queue *queue,
					  long threshold, long holdoff_us);
enum gh_error gh_sim_queue_configure_recv(struct gh_sim_queue *queue,
					  long threshold, long holdoff_us);

/* What a capability id stands for */
struct gh_sim_cap {
	enum gh_resource_type type;
	u32 id;
};

u64 gh_sim_cap_id(const struct gh_sim_cap *cap);
int gh_sim_cap_publish(struct gh_sim_cap *cap);
void gh_sim_cap_withdraw(struct gh_sim_cap *cap);
struct gh_sim_cap *gh_sim_cap_find(u64 capid);

/* The error that some calls of a kind return, instead of doing anything */
struct gh_sim_forced {
	/* Protects the rest; spinlock, as calls come with irqs off */
	spinlock_t lock;
	unsigned int nth;		/* calls until the first; 0 = none */
	unsigned int count;
	int error;
};

void gh_sim_forced_init(struct gh_sim_forced *forced, unsigned int n);
enum gh_error gh_sim_forced_take(struct gh_sim_forced *forced);
ssize_t gh_sim_forced_show(struct gh_sim_forced *forced, char *page);
int gh_sim_forced_store(struct gh_sim_forced *forced, const char *page);

/* What an end is called for; transfer is to send, or to receive */
enum gh_sim_call {
	GH_SIM_TRANSFER,
	GH_SIM_CONFIGURE,
	GH_SIM_FLUSH,
	GH_SIM_CALLS
};

/* How many of the next calls go wrong, and how */
struct gh_sim_faults {
	struct gh_sim_forced errors[GH_SIM_CALLS];
	atomic_t full;			/* sends: answer FULL */
	atomic_t empty;			/* receives: no bytes, and more */
	atomic_t oversize;		/* receives: more bytes than fit */
	atomic_t spurious;		/* raise the end's own interrupt */
};

/* The guest's end of a queue */
struct gh_sim_end {
	struct gh_sim_cap cap;
	struct gh_sim_queue *queue;
	struct gh_sim_virq virq;
	struct gh_sim_faults faults;
};

/* The simulated virtual machine on the other side */
struct gh_sim_peer {
	struct gh_sim_queue *from_guest;	/* NULL where it has none */
	struct gh_sim_queue *to_guest;
	struct gh_sim_virq from_guest_virq;
	struct gh_sim_virq to_guest_virq;
	struct gh_resource *tx_resource;	/* of the guest's ends */
	struct gh_resource *rx_resource;
	void *platform_data;		/* of the guest's device; start sets it */
	void *priv;
};

struct gh_sim_peer_ops {
	const char *name;
	/* What the guest's device is called; NULL: as one of message queues */
	const char *device;
	/* The guest's two ends are one queue; there is nobody else. */
	bool loopback;
	int (*start)(struct gh_sim_peer *peer, const char *name);
	void (*stop)(struct gh_sim_peer *peer);
	/* hardirq context (a thread on PREEMPT_RT): something changed */
	void (*notify)(void *peer);
};

extern const struct gh_sim_peer_ops gh_sim_loopback_ops;
extern const struct gh_sim_peer_ops gh_sim_echo_ops;
extern const struct gh_sim_peer_ops gh_sim_user_ops;

int gh_sim_configfs_init(void);
void gh_sim_configfs_exit(void);

#endif /* _GUNYAH_SIM_H */
