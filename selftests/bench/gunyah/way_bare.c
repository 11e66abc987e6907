// SPDX-License-Identifier: GPL-2.0
/*
 * The least that a mailbox controller of a message queue needs, as such drivers
 * are written: a tasklet reports what left room, the TX interrupt what filled
 * the queue. It does nothing about what goes wrong.
 *
 * The same controller for Linux's framework and for the stand-in of it
 * (standin.h), in which a message that left room may be done at once.
 */

#include <linux/interrupt.h>
#include <linux/mailbox_client.h>
#include <linux/mailbox_controller.h>
#include <linux/slab.h>

#include "bench.h"
#include "device.h"
#include "standin.h"

struct bare {
	struct bench *bench;
	struct bench_rx rx;
	struct tasklet_struct tasklet;
	int last_ret;
	bool at_once;
	void (*txdone)(struct bare *bare, int ret);

	/* One of the two */
	struct standin_chan standin;
	struct mbox_controller mbox;
	struct mbox_chan chan;
	struct mbox_client client;
};

static int bare_submit(struct bare *bare, struct gh_msgq_tx_data *msg)
{
	struct bench *bench = bare->bench;
	enum gh_error error;
	bool not_full;

	error = gh_hypercall_msgq_send(bench->sim->tx->capid, msg->length,
				       msg->data,
				       msg->push ? GH_MSGQ_SEND_PUSH : 0,
				       &not_full, NULL);
	if (error == GH_ERROR_MSGQUEUE_FULL)
		return -EAGAIN;
	if (!error && !not_full)
		return 0;

	bare->last_ret = error ? gh_error_remap(error) : 0;
	if (bare->at_once)
		return STANDIN_DONE;

	tasklet_schedule(&bare->tasklet);
	return 0;
}

static void bare_tasklet(struct tasklet_struct *tasklet)
{
	struct bare *bare = container_of(tasklet, struct bare, tasklet);

	bare->txdone(bare, bare->last_ret);
}

static irqreturn_t bare_tx_irq(int irq, void *data)
{
	struct bare *bare = data;

	bare->txdone(bare, 0);
	return IRQ_HANDLED;
}

/* --- in Linux's framework */

static int framework_send_data(struct mbox_chan *chan, void *msg)
{
	return bare_submit(chan->con_priv, msg);
}

static const struct mbox_chan_ops framework_chan_ops = {
	.send_data = framework_send_data,
};

static void framework_txdone(struct bare *bare, int ret)
{
	mbox_chan_txdone(&bare->chan, ret);
}

static void framework_tx_done(struct mbox_client *client, void *msg, int ret)
{
	bench_done(container_of(client, struct bare, client)->bench, ret);
}

static void framework_rx_callback(struct mbox_client *client, void *msg)
{
	bench_received(container_of(client, struct bare, client)->bench);
}

static void framework_deliver(struct bench *bench, struct gh_msgq_rx_data *rx)
{
	struct bare *bare = bench->priv;

	mbox_chan_received_data(&bare->chan, rx);
}

static int framework_send(struct bench *bench, struct gh_msgq_tx_data *msg)
{
	struct bare *bare = bench->priv;

	return mbox_send_message(&bare->chan, msg);
}

static int framework_start(struct bare *bare, const struct bench_setup *setup)
{
	int ret;

	bare->txdone = framework_txdone;
	bare->chan.con_priv = bare;
	bare->mbox.dev = bare->bench->dev;
	bare->mbox.ops = &framework_chan_ops;
	bare->mbox.chans = &bare->chan;
	bare->mbox.num_chans = 1;
	bare->mbox.txdone_irq = true;
	bare->client.dev = bare->bench->dev;
	bare->client.tx_block = setup->block;
	bare->client.tx_done = framework_tx_done;
	bare->client.rx_callback = framework_rx_callback;
	bare->rx.deliver = framework_deliver;

	ret = mbox_controller_register(&bare->mbox);
	if (ret)
		return ret;

	ret = mbox_bind_client(&bare->chan, &bare->client);
	if (ret)
		mbox_controller_unregister(&bare->mbox);
	return ret;
}

static void framework_stop(struct bare *bare)
{
	mbox_free_channel(&bare->chan);
	mbox_controller_unregister(&bare->mbox);
}

/* --- in the stand-in */

static int standin_send_data(struct standin_chan *chan, void *msg)
{
	struct bare *bare = container_of(chan, struct bare, standin);
	int ret = bare_submit(bare, msg);

	chan->result = bare->last_ret;
	return ret;
}

static void standin_txdone(struct bare *bare, int ret)
{
	standin_chan_txdone(&bare->standin, ret);
}

static void standin_tx_done(struct standin_chan *chan, void *msg, int ret)
{
	bench_done(container_of(chan, struct bare, standin)->bench, ret);
}

static void standin_deliver(struct bench *bench, struct gh_msgq_rx_data *rx)
{
	bench_received(bench);
}

static int standin_send(struct bench *bench, struct gh_msgq_tx_data *msg)
{
	struct bare *bare = bench->priv;

	return standin_send_message(&bare->standin, msg);
}

static int standin_start(struct bare *bare, const struct bench_setup *setup)
{
	if (setup->block)
		return -EOPNOTSUPP;

	bare->txdone = standin_txdone;
	bare->standin.send_data = standin_send_data;
	bare->standin.tx_done = standin_tx_done;
	bare->rx.deliver = standin_deliver;
	standin_init(&bare->standin);
	return 0;
}

/* --- both */

static int bare_start_irqs(struct bare *bare, const struct bench_setup *setup)
{
	struct gh_sim_msgq *sim = bare->bench->sim;
	int ret;

	ret = request_irq(sim->tx->irq, bare_tx_irq, 0, "bench_tx", bare);
	if (ret || !setup->receive)
		return ret;

	bare->rx.bench = bare->bench;
	bare->rx.resource = sim->rx;
	ret = bench_rx_start(&bare->rx);
	if (ret) {
		bare->rx.bench = NULL;
		free_irq(sim->tx->irq, bare);
	}
	return ret;
}

static int bare_open(struct bench *bench, const struct bench_setup *setup)
{
	bool framework = bench->way == &bench_framework;
	struct bare *bare;
	int ret;

	bare = kzalloc(sizeof(*bare), GFP_KERNEL);
	if (!bare)
		return -ENOMEM;

	bare->bench = bench;
	bare->at_once = bench->way == &bench_atonce;
	tasklet_setup(&bare->tasklet, bare_tasklet);
	bench->priv = bare;

	ret = framework ? framework_start(bare, setup) :
			  standin_start(bare, setup);
	if (ret)
		goto free_bare;

	ret = bare_start_irqs(bare, setup);
	if (ret)
		goto stop;
	return 0;

stop:
	if (framework)
		framework_stop(bare);
free_bare:
	kfree(bare);
	return ret;
}

static void bare_close(struct bench *bench)
{
	struct bare *bare = bench->priv;

	if (bare->rx.bench)
		bench_rx_stop(&bare->rx);
	free_irq(bench->sim->tx->irq, bare);
	tasklet_kill(&bare->tasklet);
	if (bench->way == &bench_framework)
		framework_stop(bare);
	kfree(bare);
}

const struct bench_way bench_framework = {
	.name = "framework",
	.open = bare_open,
	.send = framework_send,
	.close = bare_close,
};

const struct bench_way bench_standin = {
	.name = "standin",
	.open = bare_open,
	.send = standin_send,
	.close = bare_close,
};

const struct bench_way bench_atonce = {
	.name = "atonce",
	.open = bare_open,
	.send = standin_send,
	.close = bare_close,
};
