/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A stand-in for what the mailbox framework does with a message
 *
 * The same steps as drivers/mailbox/mailbox.c takes between
 * mbox_send_message() of a client that does not block, and its tx_done: a ring
 * of 20 messages and one active one behind a spinlock, send_data called under it
 * with interrupts off, the next message submitted before the last one is
 * reported. Nothing else of the framework is here: no controllers, no requesting
 * of channels, no polling, no blocking, no tx_prepare.
 *
 * It differs in one point, to see what that would buy: send_data may say that
 * the message is done. It is reported then when the lock has been dropped, by
 * whoever submitted it.
 */
#ifndef _GUNYAH_BENCH_STANDIN_H
#define _GUNYAH_BENCH_STANDIN_H

#include <linux/spinlock.h>

#define STANDIN_QUEUE_LEN	20

/* From send_data: it is done, with the result in standin_chan.result. */
#define STANDIN_DONE		1

struct standin_chan {
	/* 0: its txdone will come; STANDIN_DONE; negative: try again later */
	int (*send_data)(struct standin_chan *chan, void *msg);
	void (*tx_done)(struct standin_chan *chan, void *msg, int ret);

	/*
	 * Protects all below. A spinlock with interrupts off, as messages are
	 * sent, and done, in any context; held across send_data, as the
	 * framework does.
	 */
	spinlock_t lock;
	void *ring[STANDIN_QUEUE_LEN];
	unsigned int count;
	unsigned int free;
	void *active;
	int result;
};

void standin_init(struct standin_chan *chan);
int standin_send_message(struct standin_chan *chan, void *msg);
void standin_chan_txdone(struct standin_chan *chan, int ret);

#endif
