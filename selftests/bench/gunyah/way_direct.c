// SPDX-License-Identifier: GPL-2.0
/*
 * No framework: a client that calls the hypervisor itself
 *
 * A message is done when the call returns. Who finds the queue full is told so,
 * or waits before it sends, until the TX interrupt says that there is room.
 */

#include <linux/interrupt.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "bench.h"
#include "device.h"

struct direct {
	struct bench_rx rx;
	/*
	 * Protects full. Held across the hypercall: the interrupt that there is
	 * room again must not overtake the noting that there is none. With
	 * interrupts off, as it takes the lock, too.
	 */
	spinlock_t lock;
	bool full;
	wait_queue_head_t room;
	bool block;
};

static void direct_deliver(struct bench *bench, struct gh_msgq_rx_data *rx)
{
	bench_received(bench);
}

static irqreturn_t direct_tx_irq(int irq, void *data)
{
	struct direct *direct = data;
	unsigned long flags;

	spin_lock_irqsave(&direct->lock, flags);
	direct->full = false;
	spin_unlock_irqrestore(&direct->lock, flags);
	wake_up(&direct->room);

	return IRQ_HANDLED;
}

static int direct_try(struct bench *bench, struct gh_msgq_tx_data *msg)
{
	struct direct *direct = bench->priv;
	enum gh_error error = GH_ERROR_MSGQUEUE_FULL;
	bool not_full = true;
	unsigned long flags;

	spin_lock_irqsave(&direct->lock, flags);
	if (!direct->full)
		error = gh_hypercall_msgq_send(bench->sim->tx->capid,
					       msg->length, msg->data,
					       msg->push ? GH_MSGQ_SEND_PUSH : 0,
					       &not_full, NULL);
	if (error == GH_ERROR_MSGQUEUE_FULL || !not_full)
		direct->full = true;
	spin_unlock_irqrestore(&direct->lock, flags);

	if (error == GH_ERROR_MSGQUEUE_FULL)
		return -EAGAIN;
	return error ? gh_error_remap(error) : 0;
}

static int direct_send(struct bench *bench, struct gh_msgq_tx_data *msg)
{
	struct direct *direct = bench->priv;
	int ret;

	do {
		if (direct->block)
			wait_event(direct->room, !READ_ONCE(direct->full));
		ret = direct_try(bench, msg);
	} while (ret == -EAGAIN && direct->block);

	if (!ret)
		bench_done(bench, 0);
	return ret;
}

static int direct_open(struct bench *bench, const struct bench_setup *setup)
{
	struct direct *direct;
	int ret;

	direct = kzalloc(sizeof(*direct), GFP_KERNEL);
	if (!direct)
		return -ENOMEM;

	spin_lock_init(&direct->lock);
	init_waitqueue_head(&direct->room);
	direct->block = setup->block;
	bench->priv = direct;

	ret = request_irq(bench->sim->tx->irq, direct_tx_irq, 0, "bench_tx",
			  direct);
	if (ret)
		goto free_direct;
	if (!setup->receive)
		return 0;

	direct->rx.bench = bench;
	direct->rx.resource = bench->sim->rx;
	direct->rx.deliver = direct_deliver;
	ret = bench_rx_start(&direct->rx);
	if (ret)
		goto free_irq;
	return 0;

free_irq:
	free_irq(bench->sim->tx->irq, direct);
free_direct:
	kfree(direct);
	return ret;
}

static void direct_close(struct bench *bench)
{
	struct direct *direct = bench->priv;

	if (direct->rx.bench)
		bench_rx_stop(&direct->rx);
	free_irq(bench->sim->tx->irq, direct);
	kfree(direct);
}

const struct bench_way bench_direct = {
	.name = "direct",
	.open = direct_open,
	.send = direct_send,
	.close = direct_close,
};
