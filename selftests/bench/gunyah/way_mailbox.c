// SPDX-License-Identifier: GPL-2.0
/* The mailbox driver of this project, by the mailbox framework */

#include <linux/mailbox_client.h>
#include <linux/slab.h>

#include "bench.h"
#include "device.h"

struct mailbox {
	struct gh_msgq msgq;
	struct mbox_client client;
	struct bench *bench;
};

static void mailbox_tx_done(struct mbox_client *client, void *msg, int ret)
{
	bench_done(container_of(client, struct mailbox, client)->bench, ret);
}

static void mailbox_rx_callback(struct mbox_client *client, void *msg)
{
	bench_received(container_of(client, struct mailbox, client)->bench);
}

static int mailbox_open(struct bench *bench, const struct bench_setup *setup)
{
	struct mailbox *mailbox;
	int ret;

	mailbox = kzalloc(sizeof(*mailbox), GFP_KERNEL);
	if (!mailbox)
		return -ENOMEM;

	mailbox->bench = bench;
	mailbox->msgq.name = bench->sim->name;
	mailbox->msgq.completion = setup->completion;
	mailbox->client.dev = bench->dev;
	mailbox->client.tx_block = setup->block;
	mailbox->client.tx_done = mailbox_tx_done;
	mailbox->client.rx_callback = mailbox_rx_callback;
	bench->priv = mailbox;

	ret = gh_msgq_init(bench->dev, &mailbox->msgq, &mailbox->client,
			   bench->sim->tx,
			   setup->receive ? bench->sim->rx : NULL);
	if (ret)
		kfree(mailbox);
	return ret;
}

static int mailbox_send(struct bench *bench, struct gh_msgq_tx_data *msg)
{
	struct mailbox *mailbox = bench->priv;

	return gh_msgq_send(&mailbox->msgq, msg);
}

static void mailbox_close(struct bench *bench)
{
	struct mailbox *mailbox = bench->priv;

	gh_msgq_remove(&mailbox->msgq);
	kfree(mailbox);
}

const struct bench_way bench_mailbox = {
	.name = "mailbox",
	.open = mailbox_open,
	.send = mailbox_send,
	.close = mailbox_close,
};
