// SPDX-License-Identifier: GPL-2.0
/* A stand-in for what the mailbox framework does with a message: see standin.h */

#include <linux/errno.h>

#include "standin.h"

static int standin_enqueue(struct standin_chan *chan, void *msg)
{
	unsigned long flags;
	int slot;

	spin_lock_irqsave(&chan->lock, flags);
	if (chan->count == STANDIN_QUEUE_LEN) {
		spin_unlock_irqrestore(&chan->lock, flags);
		return -ENOBUFS;
	}

	slot = chan->free;
	chan->ring[slot] = msg;
	chan->count++;
	chan->free = slot == STANDIN_QUEUE_LEN - 1 ? 0 : slot + 1;
	spin_unlock_irqrestore(&chan->lock, flags);

	return slot;
}

static void *standin_oldest(const struct standin_chan *chan)
{
	if (chan->free >= chan->count)
		return chan->ring[chan->free - chan->count];
	return chan->ring[chan->free + STANDIN_QUEUE_LEN - chan->count];
}

/* True: a message was done at once; there may be another one to submit. */
static bool standin_submit_one(struct standin_chan *chan)
{
	void *msg = NULL;
	unsigned long flags;
	int ret = 0, result = 0;

	spin_lock_irqsave(&chan->lock, flags);
	if (chan->count && !chan->active) {
		msg = standin_oldest(chan);
		ret = chan->send_data(chan, msg);
		if (ret >= 0)
			chan->count--;
		if (!ret)
			chan->active = msg;
		result = chan->result;
	}
	spin_unlock_irqrestore(&chan->lock, flags);

	if (ret != STANDIN_DONE)
		return false;

	chan->tx_done(chan, msg, result);
	return true;
}

static void standin_submit(struct standin_chan *chan)
{
	while (standin_submit_one(chan))
		;
}

/* mbox_send_message(); tx_done may be called before it returns */
int standin_send_message(struct standin_chan *chan, void *msg)
{
	int slot = standin_enqueue(chan, msg);

	if (slot >= 0)
		standin_submit(chan);
	return slot;
}

/* mbox_chan_txdone() */
void standin_chan_txdone(struct standin_chan *chan, int ret)
{
	unsigned long flags;
	void *msg;

	spin_lock_irqsave(&chan->lock, flags);
	msg = chan->active;
	chan->active = NULL;
	spin_unlock_irqrestore(&chan->lock, flags);

	standin_submit(chan);
	if (msg)
		chan->tx_done(chan, msg, ret);
}

void standin_init(struct standin_chan *chan)
{
	spin_lock_init(&chan->lock);
}
