/* SPDX-License-Identifier: GPL-2.0 */
/*
 * One queue, driven in several ways
 *
 * A way is a file with three functions; traffic is the same for all of them.
 */
#ifndef _GUNYAH_BENCH_H
#define _GUNYAH_BENCH_H

#include <linux/completion.h>
#include <linux/gunyah_msgq.h>
#include <linux/irq_work.h>
#include <linux/timekeeping.h>
#include <linux/types.h>
#include <linux/workqueue.h>

struct bench;
struct device;
struct gh_sim_msgq;

/* Most messages in flight: a queue, the framework's, and those to be refused */
#define BENCH_MSGS		(GH_MSGQ_MAX_DEPTH + 32)
#define BENCH_SAMPLES_MAX	20000

/* What a way is opened for */
struct bench_setup {
	enum gh_msgq_completion completion;	/* of the mailbox */
	bool receive;				/* RX half, too */
	bool block;				/* sends wait for room */
};

struct bench_way {
	const char *name;
	int (*open)(struct bench *bench, const struct bench_setup *setup);
	/*
	 * Negative: refused, and bench_done() is not called for it. Otherwise
	 * that is called once, perhaps before this returns.
	 */
	int (*send)(struct bench *bench, struct gh_msgq_tx_data *msg);
	void (*close)(struct bench *bench);
};

extern const struct bench_way bench_mailbox;
extern const struct bench_way bench_direct;
extern const struct bench_way bench_framework;
extern const struct bench_way bench_standin;
extern const struct bench_way bench_atonce;

/*
 * Nanoseconds from the beginning of a message's send, in the order of sending:
 * one file each
 */
#define BENCH_SAMPLES(S)						\
	S(call)			/* until the call returned */		\
	S(done)			/* until its result was known */	\
	S(rx)			/* until it had been received */	\
	S(next)			/* until the sender went on */

#define BENCH_SAMPLE_ID(_name)	BENCH_##_name,
enum bench_sample {
	BENCH_SAMPLES(BENCH_SAMPLE_ID)
	BENCH_N_SAMPLES
};

struct bench {
	struct gh_sim_msgq *sim;
	struct device *dev;
	const struct bench_way *way;
	void *priv;				/* of the way */

	struct gh_msgq_tx_data *msgs[BENCH_MSGS];
	struct completion done;
	struct completion received;
	atomic_t n_done;
	int error;				/* of a message that was taken */
	u64 started;
	u64 returned;
	u64 done_at;
	u64 received_at;

	/* What sends from an interrupt, and what it sends */
	struct irq_work irq_work;
	struct gh_msgq_tx_data *irq_msg;

	/* Reads one message after the other, not too soon */
	struct delayed_work reader;

	u32 *samples[BENCH_N_SAMPLES];
	unsigned int n_samples;
	/* Sends until one was refused, why that was, results known by then */
	unsigned int accepted;
	unsigned int known;
	int refusal;
};

/* What is to be done with an opened way */
struct bench_traffic {
	const char *name;
	bool receive;
	bool block;
	int (*run)(struct bench *bench, unsigned int count, bool irq);
};

/* traffic.c; the first two are for ways */
void bench_done(struct bench *bench, int ret);
void bench_received(struct bench *bench);
void bench_irq_send(struct irq_work *work);
void bench_reader(struct work_struct *work);
const struct bench_traffic *bench_traffic_by_name(const char *name);

/* rx.c: a receiver for ways that have none */
struct bench_rx {
	struct bench *bench;			/* NULL: there is none */
	struct gh_resource *resource;
	void (*deliver)(struct bench *bench, struct gh_msgq_rx_data *data);
	struct gh_msgq_rx_data data;
};

int bench_rx_start(struct bench_rx *rx);
void bench_rx_stop(struct bench_rx *rx);

static inline u64 bench_now(void)
{
	return ktime_get_mono_fast_ns();
}

#endif
