/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated remote processor: who is at the other end of the virtqueues */
#ifndef _RPMSG_SIM_REMOTE_H
#define _RPMSG_SIM_REMOTE_H

#include <linux/atomic.h>
#include <linux/mutex.h>
#include <linux/sizes.h>
#include <linux/wait.h>

#include "line.h"
#include "ring.h"
#include "wire.h"

/* Named as the guest sees them */
enum rpmsg_sim_queue {
	RPMSG_SIM_RX,
	RPMSG_SIM_TX,
	RPMSG_SIM_QUEUES
};

/* What is counted, each a file in counters/; see docs/ABI */
#define RPMSG_SIM_COUNTERS(_)						\
	_(received)							\
	_(sent)								\
	_(announced)							\
	_(unannounced)							\
	_(bad_messages)							\
	_(lost)								\
	_(waited_no_buffer)						\
	_(dropped_no_buffer)						\
	_(rx_irqs_unwanted)						\
	_(tx_irqs_unwanted)

#define RPMSG_SIM_COUNTER_MEMBER(_name)	atomic_long_t _name;

struct rpmsg_sim_counters {
	RPMSG_SIM_COUNTERS(RPMSG_SIM_COUNTER_MEMBER)
};

/**
 * struct rpmsg_sim_msg - a message from the guest, in its buffer
 * @src: who sent it
 * @dst: to whom
 * @data: its bytes
 * @len: how many
 */
struct rpmsg_sim_msg {
	u32 src;
	u32 dst;
	const void *data;
	u32 len;
};

/**
 * struct rpmsg_sim_frame - a message to the guest, true or not
 * @src: who is said to send it
 * @dst: to whom
 * @data: its bytes
 * @size: how many of them there are
 * @len: how many the header claims
 * @flags: the header's flags
 * @used_len: how many, with the header, the ring claims
 * @from: the guest's buffer that it was copied from, or NULL
 */
struct rpmsg_sim_frame {
	u32 src;
	u32 dst;
	const void *data;
	u32 size;
	u16 len;
	u16 flags;
	u32 used_len;
	const void *from;
};

struct rpmsg_sim_remote;

/**
 * struct rpmsg_sim_remote_ops - what kind of remote it is
 * @name: what configfs calls it
 * @receive: handles a message, the remote's lock is held. 0: done with it.
 *	-EAGAIN: needs a buffer of the guest's first, and is called again with
 *	the same message when there may be one. NULL: takes nothing, ever.
 * @kick: tells the program that plays the remote of a kick. NULL: it is us
 *	who do.
 */
struct rpmsg_sim_remote_ops {
	const char *name;
	int (*receive)(struct rpmsg_sim_remote *remote,
		       const struct rpmsg_sim_msg *msg);
	void (*kick)(struct rpmsg_sim_remote *remote,
		     enum rpmsg_sim_queue queue);
};

extern const struct rpmsg_sim_remote_ops rpmsg_sim_echo_ops;
extern const struct rpmsg_sim_remote_ops rpmsg_sim_sink_ops;
extern const struct rpmsg_sim_remote_ops rpmsg_sim_source_ops;
extern const struct rpmsg_sim_remote_ops rpmsg_sim_silent_ops;
extern const struct rpmsg_sim_remote_ops rpmsg_sim_user_ops;

/* Bytes that fit into a page with their header: no guest offers more */
#define RPMSG_SIM_PAYLOAD_MAX	(SZ_4K - sizeof(struct rpmsg_sim_header))

/* A ring has at most this many entries, as rpmsg fills no more */
#define RPMSG_SIM_RING_MAX	256

struct rpmsg_sim_user;

struct rpmsg_sim_remote {
	const struct rpmsg_sim_remote_ops *ops;
	struct rpmsg_sim_user *user;	/* where a program plays it */
	struct workqueue_struct *wq;
	struct rpmsg_sim_line irqs[RPMSG_SIM_QUEUES];	/* to the guest */
	struct rpmsg_sim_line kicks[RPMSG_SIM_QUEUES];	/* from it */
	struct rpmsg_sim_counters counters;
	/* Whoever waits for a buffer, or for the end */
	wait_queue_head_t wait;
	/* Goes up when it may be worth another try */
	atomic_t events;

	/*
	 * Protects everything below, and the memory of the rings and their
	 * buffers; a mutex, as whole messages are copied under it, and
	 * everybody who takes it may sleep.
	 */
	struct mutex lock;
	bool running;		/* a driver is ready, and not reset yet */
	bool dead;		/* and nobody is here to answer it */
	struct rpmsg_sim_ring rings[RPMSG_SIM_QUEUES];
	unsigned int waiting;	/* processes, for a buffer to send */
	void (*carry)(const void *from, void *to);	/* NULL: nobody cares */
	/*
	 * Of the source: messages still to come, the number of the next (0
	 * before the first), and what is in them
	 */
	u32 stream_left;
	u32 stream_next;
	u8 stream_data[RPMSG_SIM_PAYLOAD_MAX];
	/* TX buffers read and not given back, oldest at held_first */
	u16 held[RPMSG_SIM_RING_MAX];
	unsigned int held_first;
	unsigned int held_count;
	unsigned int held_max;
	/* The last that the guest sent; for whoever reads configfs */
	struct rpmsg_sim_msg last;
	struct rpmsg_sim_ns last_ns;

	/* Faults; how many of the next … */
	atomic_t bad_id[RPMSG_SIM_QUEUES];	/* buffers come back as another */
	atomic_t bad_index[RPMSG_SIM_QUEUES];	/* come back with many more */
	atomic_t drop;				/* messages are not read */
};

void rpmsg_sim_carry_find(struct rpmsg_sim_remote *remote);
int rpmsg_sim_names_receive(struct rpmsg_sim_remote *remote,
			    const struct rpmsg_sim_msg *msg);

int rpmsg_sim_remote_init(struct rpmsg_sim_remote *remote,
			  const struct rpmsg_sim_remote_ops *ops,
			  const char *name);
void rpmsg_sim_remote_exit(struct rpmsg_sim_remote *remote);
void rpmsg_sim_remote_attach(struct rpmsg_sim_remote *remote,
			     enum rpmsg_sim_queue queue, struct virtqueue *vq);
void rpmsg_sim_remote_detach(struct rpmsg_sim_remote *remote);
void rpmsg_sim_remote_start(struct rpmsg_sim_remote *remote);
void rpmsg_sim_remote_stop(struct rpmsg_sim_remote *remote);
void rpmsg_sim_remote_set_dead(struct rpmsg_sim_remote *remote, bool dead);
void rpmsg_sim_remote_raise(struct rpmsg_sim_remote *remote,
			    enum rpmsg_sim_queue queue, unsigned int times);
void rpmsg_sim_remote_interrupt(struct rpmsg_sim_remote *remote,
				enum rpmsg_sim_queue queue);

bool rpmsg_sim_remote_step(struct rpmsg_sim_remote *remote);
void rpmsg_sim_remote_complete(struct rpmsg_sim_remote *remote,
			       enum rpmsg_sim_queue queue, u16 id, u32 len);
int rpmsg_sim_remote_try_send(struct rpmsg_sim_remote *remote,
			      const struct rpmsg_sim_frame *frame);
int rpmsg_sim_remote_answer(struct rpmsg_sim_remote *remote,
			    const struct rpmsg_sim_frame *frame);
int rpmsg_sim_remote_send(struct rpmsg_sim_remote *remote,
			  const struct rpmsg_sim_frame *frame);
struct rpmsg_sim_frame rpmsg_sim_frame(u32 src, u32 dst, const void *data,
				       u16 len);

void rpmsg_sim_held_release(struct rpmsg_sim_remote *remote, unsigned int max);
void rpmsg_sim_held_add(struct rpmsg_sim_remote *remote, u16 id);
void rpmsg_sim_held_limit(struct rpmsg_sim_remote *remote, unsigned int max);

#endif /* _RPMSG_SIM_REMOTE_H */
