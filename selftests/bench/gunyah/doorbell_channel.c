// SPDX-License-Identifier: GPL-2.0
/*
 * A doorbell forced into a channel of a mailbox: the channel is a bit, a message
 * is nothing at all
 *
 * That a ring is done is known when the call returns. The framework wants to be
 * told later: by the client itself, or by a tasklet of the controller's.
 */

#include "doorbell.h"

static int channel_send_data(struct mbox_chan *chan, void *msg)
{
	struct bell *bell = chan->con_priv;
	enum gh_error error;

	error = gh_hypercall_bell_send(bell->sim->tx->capid, BELL_BIT, NULL,
				       NULL);
	if (error)
		return gh_error_remap(error);

	/* It is done, and has to be said later. */
	if (bell->way->tasklet)
		tasklet_schedule(&bell->tasklet);
	return 0;
}

static void channel_tasklet(struct tasklet_struct *tasklet)
{
	mbox_chan_txdone(&container_of(tasklet, struct bell, tasklet)->chan, 0);
}

static const struct mbox_chan_ops channel_ops = {
	.send_data = channel_send_data,
};

static irqreturn_t channel_irq(int irq, void *data)
{
	return IRQ_WAKE_THREAD;
}

static irqreturn_t channel_thread(int irq, void *data)
{
	struct bell *bell = data;
	struct gh_bell_origin origin;
	u64 flags = 0;

	gh_hypercall_bell_receive(bell->sim->rx->capid, BELL_BIT, &flags,
				  &origin);
	if (flags & BELL_BIT)
		mbox_chan_received_data(&bell->chan, NULL);
	return IRQ_HANDLED;
}

static void channel_rx_callback(struct mbox_client *client, void *msg)
{
	bell_received(container_of(client, struct bell, client));
}

static int channel_open(struct bell *bell)
{
	int ret;

	tasklet_setup(&bell->tasklet, channel_tasklet);
	bell->chan = (struct mbox_chan){ .con_priv = bell };
	bell->mbox = (struct mbox_controller){
		.dev = bell->dev,
		.ops = &channel_ops,
		.chans = &bell->chan,
		.num_chans = 1,
		.txdone_irq = bell->way->tasklet,
	};
	bell->client = (struct mbox_client){
		.dev = bell->dev,
		.rx_callback = channel_rx_callback,
		.knows_txdone = !bell->way->tasklet,
	};

	ret = mbox_controller_register(&bell->mbox);
	if (ret)
		return ret;

	ret = mbox_bind_client(&bell->chan, &bell->client);
	if (ret)
		goto unregister_controller;

	ret = request_threaded_irq(bell->sim->rx->irq, channel_irq,
				   channel_thread, 0, "bench_bell", bell);
	if (ret)
		goto free_channel;
	return 0;

free_channel:
	mbox_free_channel(&bell->chan);
unregister_controller:
	mbox_controller_unregister(&bell->mbox);
	return ret;
}

/* A message must not be NULL: Linux 6.1 takes that for none. */
static int channel_ring(struct bell *bell)
{
	int ret = mbox_send_message(&bell->chan, bell);

	if (ret >= 0 && !bell->way->tasklet)
		mbox_client_txdone(&bell->chan, 0);
	return ret;
}

static void channel_close(struct bell *bell)
{
	free_irq(bell->sim->rx->irq, bell);
	tasklet_kill(&bell->tasklet);
	mbox_free_channel(&bell->chan);
	mbox_controller_unregister(&bell->mbox);
}

const struct bell_way bell_ack = {
	.name = "ack",
	.open = channel_open,
	.ring = channel_ring,
	.close = channel_close,
};

const struct bell_way bell_tasklet = {
	.name = "tasklet",
	.open = channel_open,
	.ring = channel_ring,
	.close = channel_close,
	.tasklet = true,
};
