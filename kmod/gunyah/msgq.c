// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah message queues as a mailbox controller
 *
 * A message queue is a one-way pipe between two virtual machines. One or two
 * of them, a sending and a receiving end, make a mailbox of one channel, and
 * whoever owns the ends owns the mailbox: queues come with the device tree,
 * or with a virtual machine at run time, so no device tree is asked.
 */

#include <linux/idr.h>
#include <linux/mailbox_client.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/wait_bit.h>

#include "msgq.h"

/* How often the framework's poll timer looks, milliseconds: as fast as it can */
#define GH_MSGQ_POLL_PERIOD_MS	1

static DEFINE_IDA(gh_msgq_ids);
static atomic_t gh_msgq_generation = ATOMIC_INIT(0);

static const struct mbox_chan_ops gh_msgq_chan_ops = {
	.send_data = gh_msgq_tx_send_data,
	.last_tx_done = gh_msgq_tx_last_done,
};

static int gh_msgq_check(struct device *dev, const struct gh_msgq *msgq,
			 const struct mbox_client *client,
			 const struct gh_resource *tx,
			 const struct gh_resource *rx)
{
	const char *name = msgq->name ?: "message queue";

	if (!tx && !rx) {
		dev_err(dev, "%s: neither a TX nor an RX resource\n", name);
		return -EINVAL;
	}
	if (tx && tx->type != GH_RESOURCE_TYPE_MSGQ_TX) {
		dev_err(dev, "%s: TX resource is of type %d, not %d\n", name,
			tx->type, GH_RESOURCE_TYPE_MSGQ_TX);
		return -EINVAL;
	}
	if (rx && rx->type != GH_RESOURCE_TYPE_MSGQ_RX) {
		dev_err(dev, "%s: RX resource is of type %d, not %d\n", name,
			rx->type, GH_RESOURCE_TYPE_MSGQ_RX);
		return -EINVAL;
	}
	if (rx && !client->rx_callback) {
		/* Draining what nobody reads would only lose it quietly. */
		dev_err(dev, "%s: RX resource, but the client has no rx_callback\n",
			name);
		return -EINVAL;
	}

	return 0;
}

static struct gh_msgq_queue *
gh_msgq_queue_alloc(struct device *dev, struct gh_msgq *msgq,
		    struct mbox_client *client, struct gh_resource *tx,
		    struct gh_resource *rx)
{
	struct gh_msgq_queue *q;
	int ret;

	q = kzalloc(sizeof(*q), GFP_KERNEL);
	if (!q)
		return ERR_PTR(-ENOMEM);

	ret = ida_alloc(&gh_msgq_ids, GFP_KERNEL);
	if (ret < 0)
		goto free_queue;
	q->id = ret;
	q->gen = atomic_inc_return(&gh_msgq_generation);

	q->name = msgq->name ? kstrdup(msgq->name, GFP_KERNEL) :
			       kasprintf(GFP_KERNEL, "msgq%u", q->id);
	if (!q->name) {
		ret = -ENOMEM;
		goto free_id;
	}

	q->dev = dev;
	q->msgq = msgq;
	q->client = client;
	mutex_init(&q->send_lock);
	gh_msgq_rx_init(q, rx);
	ret = gh_msgq_tx_init(q, tx);
	if (ret)
		goto free_name;

	return q;

free_name:
	kfree(q->name);
free_id:
	ida_free(&gh_msgq_ids, q->id);
free_queue:
	kfree(q);
	return ERR_PTR(ret);
}

static void gh_msgq_queue_free(struct gh_msgq_queue *q)
{
	gh_msgq_tx_exit(q);
	kfree(q->name);
	ida_free(&gh_msgq_ids, q->id);
	kfree(q);
}

static int gh_msgq_register(struct gh_msgq_queue *q, struct gh_msgq *msgq)
{
	msgq->chan = (struct mbox_chan){ .con_priv = q };
	msgq->mbox = (struct mbox_controller){
		.dev = gh_msgq_controller_dev(),
		.ops = &gh_msgq_chan_ops,
		.chans = &msgq->chan,
		.num_chans = 1,
		.txdone_irq = !q->completion->polled,
		.txdone_poll = q->completion->polled,
		.txpoll_period = GH_MSGQ_POLL_PERIOD_MS,
	};

	return mbox_controller_register(&msgq->mbox);
}

static int gh_msgq_start(struct gh_msgq_queue *q, struct device *parent)
{
	struct gh_msgq *msgq = q->msgq;
	int ret;

	q->completion = gh_msgq_completion_get(msgq->completion);
	if (IS_ERR(q->completion))
		return PTR_ERR(q->completion);

	ret = q->completion->init(q);
	if (ret)
		return ret;

	ret = gh_msgq_register(q, msgq);
	if (ret)
		return ret;

	ret = mbox_bind_client(&msgq->chan, q->client);
	if (ret)
		goto unregister_controller;

	ret = gh_msgq_class_add(q, parent);
	if (ret)
		goto free_channel;

	/* Interrupts last: they use everything above. */
	ret = gh_msgq_tx_request_irq(q);
	if (ret)
		goto del_class;

	ret = gh_msgq_rx_request_irq(q);
	if (ret)
		goto free_tx_irq;

	return 0;

free_tx_irq:
	gh_msgq_tx_free_irq(q);
del_class:
	gh_msgq_class_del(q);
free_channel:
	mbox_free_channel(&msgq->chan);
unregister_controller:
	mbox_controller_unregister(&msgq->mbox);
	return ret;
}

/**
 * gh_msgq_init() - make a mailbox and bind its client
 * @parent: device on whose behalf this is, or NULL
 * @msgq: zeroed, with name and completion set if the defaults do not do
 * @client: the client; its callbacks may run before this returns. tx_done
 *	runs in the context chosen, or in the TX interrupt (hardirq);
 *	rx_callback runs in the RX interrupt's thread and must use or copy the
 *	struct gh_msgq_rx_data at once.
 * @tx_resource: end to send on, or NULL
 * @rx_resource: end to receive from, or NULL
 *
 * The resources, the client and @parent must stay until gh_msgq_remove().
 * A mailbox without a TX resource completes every message with -EOPNOTSUPP.
 *
 * Context: process context, may sleep.
 * Return: 0; -EINVAL with neither resource, a resource of the wrong type, an
 * RX resource for a client without rx_callback, or a completion context that
 * does not exist or does not fit; -EOPNOTSUPP for a completion context that
 * this kernel lacks; -ENODEV without a hypervisor that speaks our API
 * version; -ENOMEM; or what registering, binding and requesting interrupts
 * returned.
 */
int gh_msgq_init(struct device *parent, struct gh_msgq *msgq,
		 struct mbox_client *client, struct gh_resource *tx_resource,
		 struct gh_resource *rx_resource)
{
	struct device *dev = parent ?: gh_msgq_controller_dev();
	struct gh_msgq_queue *q;
	int ret;

	ret = gh_msgq_check(dev, msgq, client, tx_resource, rx_resource);
	if (ret)
		return ret;

	ret = gh_hyp_get(dev, msgq->name ?: "message queue");
	if (ret)
		return ret;

	q = gh_msgq_queue_alloc(dev, msgq, client, tx_resource, rx_resource);
	if (IS_ERR(q)) {
		ret = PTR_ERR(q);
		goto put_hyp;
	}

	msgq->removed = false;
	msgq->queue = q;
	ret = gh_msgq_start(q, parent);
	if (ret)
		goto free_queue;

	return 0;

free_queue:
	dev_err(dev, "%s: not set up: %pe\n", q->name, ERR_PTR(ret));
	msgq->queue = NULL;
	gh_msgq_queue_free(q);
put_hyp:
	gh_hyp_put();
	return ret;
}
EXPORT_SYMBOL_GPL(gh_msgq_init);

/**
 * gh_msgq_remove() - undo gh_msgq_init()
 * @msgq: the mailbox, traffic or not
 *
 * Every message that the framework had accepted is completed, once, before
 * this returns: with its own result where it had one, with -ESHUTDOWN
 * otherwise. Threads blocked in sending are woken by that. Threads may go on
 * calling gh_msgq_send(), and get -ESHUTDOWN; mbox_send_message() must not be
 * called any more, as the framework itself cannot stand it.
 *
 * Context: process context, may sleep; not from the client's own callbacks.
 */
void gh_msgq_remove(struct gh_msgq *msgq)
{
	struct gh_msgq_queue *q = msgq->queue;

	gh_msgq_tx_stop(q);
	gh_msgq_rx_free_irq(q);
	gh_msgq_tx_free_irq(q);
	gh_msgq_class_del(q);
	q->completion->stop(q);
	gh_msgq_txdone_drain(q);
	mbox_free_channel(&msgq->chan);
	mbox_controller_unregister(&msgq->mbox);
	msgq->queue = NULL;
	gh_msgq_queue_free(q);
	gh_hyp_put();
}
EXPORT_SYMBOL_GPL(gh_msgq_remove);

/* Blocking: one thread at a time, and nothing left behind by a timeout. */
static int gh_msgq_send_blocking(struct gh_msgq_queue *q,
				 struct gh_msgq_tx_data *msg)
{
	int ret;

	mutex_lock(&q->send_lock);
	ret = mbox_send_message(&q->msgq->chan, msg);
	if (ret == -ETIME)
		gh_msgq_txdone_abandon(q);
	mutex_unlock(&q->send_lock);

	return ret;
}

/**
 * gh_msgq_send() - send a message, also against a concurrent removal
 * @msgq: a mailbox that has been initialised once
 * @msg: the message; must stay until the client's tx_done has been called, or
 *	until this returns where the client blocks (tx_block) or on error
 *
 * mbox_send_message(), made safe for what the framework leaves to its users:
 * a removal at the same time, several blocking senders, and a completion that
 * comes in just when the client's tx_tout ends the wait.
 *
 * Context: process context if the client blocks, any otherwise.
 * Return: 0 or more when accepted (and, if the client blocks, completed
 * without error); -EINVAL for a NULL message; -ESHUTDOWN when the mailbox is
 * being removed or has been; -ENOBUFS when the framework's own queue is full;
 * -ETIME after the client's tx_tout; otherwise, if the client blocks, the
 * message's own error: see tx_done.
 */
int gh_msgq_send(struct gh_msgq *msgq, struct gh_msgq_tx_data *msg)
{
	struct gh_msgq_queue *q;
	int ret;

	if (!msg)
		return -EINVAL;

	atomic_inc(&msgq->senders);
	/*
	 * Pairs with the full barrier in gh_msgq_tx_stop(): either the removal
	 * sees us in here, or we see it.
	 */
	smp_mb__after_atomic();

	q = READ_ONCE(msgq->queue);
	if (READ_ONCE(msgq->removed) || !q)
		ret = -ESHUTDOWN;
	else if (q->client->tx_block)
		ret = gh_msgq_send_blocking(q, msg);
	else
		ret = mbox_send_message(&msgq->chan, msg);

	if (atomic_dec_and_test(&msgq->senders))
		wake_up_var(&msgq->senders);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_msgq_send);

static int __init gh_msgq_module_init(void)
{
	int ret;

	ret = gh_msgq_class_init();
	if (ret)
		return ret;

	ret = gh_msgq_controller_init();
	if (ret)
		goto exit_class;

	return 0;

exit_class:
	gh_msgq_class_exit();
	return ret;
}
module_init(gh_msgq_module_init);

static void __exit gh_msgq_module_exit(void)
{
	gh_msgq_controller_exit();
	gh_msgq_class_exit();
	ida_destroy(&gh_msgq_ids);
}
module_exit(gh_msgq_module_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Gunyah message queues as mailboxes");
