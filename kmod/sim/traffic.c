// SPDX-License-Identifier: GPL-2.0
/*
 * Traffic over simulated message queues: a mailbox client that checks
 *
 * Binds to every device of the simulated hypervisor. Every message carries
 * its number and a pattern, and is expected to complete once; where the other
 * side answers, to come back once, in order, unchanged.
 */

#include <linux/gunyah_msgq.h>
#include <linux/irq_work.h>
#include <linux/mailbox_client.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "device.h"
#include "traffic.h"

static char gh_traffic_completion[16] = "default";
module_param_string(completion, gh_traffic_completion,
		    sizeof(gh_traffic_completion), 0644);
MODULE_PARM_DESC(completion, "completion context of queues bound from now on: default, tasklet, irq_work, bh_workqueue, workqueue, irq_thread or poll");

static bool gh_traffic_tx_block;
module_param_named(tx_block, gh_traffic_tx_block, bool, 0644);
MODULE_PARM_DESC(tx_block, "queues bound from now on block while sending (default N)");

static uint gh_traffic_tx_tout;
module_param_named(tx_tout, gh_traffic_tx_tout, uint, 0644);
MODULE_PARM_DESC(tx_tout, "with tx_block: milliseconds until a send gives up, 0 = an hour (default 0)");

static u8 gh_traffic_pattern(u64 seq, size_t i)
{
	return seq * 31 + i;
}

static void gh_traffic_fill(struct gh_traffic_msg *msg, u64 seq,
			    const struct gh_traffic_run *run)
{
	u8 *data = msg->tx.data;
	size_t i;

	msg->seq = seq;
	msg->tx.length = run->size;
	msg->tx.push = run->push;
	for (i = 0; i < run->size; i++)
		data[i] = gh_traffic_pattern(seq, i);
	if (run->size >= sizeof(seq))
		memcpy(data, &seq, sizeof(seq));
}

static bool gh_traffic_intact(const struct gh_msgq_rx_data *rx, u64 seq)
{
	const u8 *data = rx->data;
	size_t i;

	for (i = rx->length >= sizeof(seq) ? sizeof(seq) : 0; i < rx->length;
	     i++)
		if (data[i] != gh_traffic_pattern(seq, i))
			return false;

	return true;
}

static void gh_traffic_rx_callback(struct mbox_client *client, void *mssg)
{
	struct gh_traffic *traffic = container_of(client, struct gh_traffic,
						  client);
	struct gh_msgq_rx_data *rx = mssg;
	u64 seq = traffic->rx_next;

	atomic64_inc(&traffic->stats[GH_TRAFFIC_received]);
	if (!traffic->sim->answers)
		return;

	if (rx->length >= sizeof(seq))
		memcpy(&seq, rx->data, sizeof(seq));
	if (seq < traffic->rx_next)
		atomic64_inc(&traffic->stats[GH_TRAFFIC_reordered]);
	else
		atomic64_add(seq - traffic->rx_next,
			     &traffic->stats[GH_TRAFFIC_lost]);
	if (!gh_traffic_intact(rx, seq))
		atomic64_inc(&traffic->stats[GH_TRAFFIC_corrupt]);

	WRITE_ONCE(traffic->rx_next, max(traffic->rx_next, seq + 1));
	wake_up(&traffic->wait);
}

/* True: it was in flight, and now it is not. */
static bool gh_traffic_release(struct gh_traffic *traffic,
			       struct gh_traffic_msg *msg)
{
	unsigned long flags;
	bool in_flight;

	spin_lock_irqsave(&traffic->lock, flags);
	in_flight = msg->in_flight;
	if (in_flight) {
		msg->in_flight = false;
		list_add_tail(&msg->node, &traffic->idle);
		WRITE_ONCE(traffic->n_idle, traffic->n_idle + 1);
	}
	spin_unlock_irqrestore(&traffic->lock, flags);

	return in_flight;
}

static void gh_traffic_tx_done(struct mbox_client *client, void *mssg, int r)
{
	struct gh_traffic *traffic = container_of(client, struct gh_traffic,
						  client);
	struct gh_traffic_msg *msg = container_of((struct gh_msgq_tx_data *)mssg,
						  struct gh_traffic_msg, tx);
	u64 seq = msg->seq;

	if (!gh_traffic_release(traffic, msg)) {
		atomic64_inc(&traffic->stats[GH_TRAFFIC_done_twice]);
		return;
	}

	atomic64_inc(&traffic->stats[GH_TRAFFIC_done]);
	if (r) {
		atomic64_inc(&traffic->stats[GH_TRAFFIC_done_errors]);
		atomic64_set(&traffic->stats[GH_TRAFFIC_last_error], r);
		atomic64_set(&traffic->stats[GH_TRAFFIC_last_error_seq], seq);
	}
	wake_up(&traffic->wait);
}

static bool gh_traffic_has_room(struct gh_traffic *traffic,
				const struct gh_traffic_run *run)
{
	unsigned int n_idle = READ_ONCE(traffic->n_idle);

	return GH_TRAFFIC_WINDOW_MAX - n_idle < run->window;
}

/* Only the one run takes messages: where it has seen room, there is some. */
static struct gh_traffic_msg *gh_traffic_get(struct gh_traffic *traffic)
{
	struct gh_traffic_msg *msg;

	spin_lock_irq(&traffic->lock);
	msg = list_first_entry(&traffic->idle, struct gh_traffic_msg, node);
	list_del(&msg->node);
	WRITE_ONCE(traffic->n_idle, traffic->n_idle - 1);
	msg->in_flight = true;
	spin_unlock_irq(&traffic->lock);

	return msg;
}

static void gh_traffic_irq_send(struct irq_work *work)
{
	struct gh_traffic *traffic = container_of(work, struct gh_traffic,
						  irq_work);

	traffic->irq_ret = gh_msgq_send(&traffic->msgq,
					&traffic->irq_msg->tx);
	complete(&traffic->irq_sent);
}

static int gh_traffic_send(struct gh_traffic *traffic,
			   struct gh_traffic_msg *msg,
			   const struct gh_traffic_run *run)
{
	int ret;

	if (run->irq) {
		traffic->irq_msg = msg;
		irq_work_queue(&traffic->irq_work);
		wait_for_completion(&traffic->irq_sent);
		ret = traffic->irq_ret;
	} else {
		ret = gh_msgq_send(&traffic->msgq, &msg->tx);
	}

	/* Refused, not failed: nobody will complete it. */
	if (ret < 0 && (!traffic->client.tx_block || ret == -ESHUTDOWN) &&
	    gh_traffic_release(traffic, msg))
		return ret;

	atomic64_inc(&traffic->stats[GH_TRAFFIC_sent]);
	return 0;
}

static bool gh_traffic_all_idle(struct gh_traffic *traffic)
{
	return READ_ONCE(traffic->n_idle) == GH_TRAFFIC_WINDOW_MAX;
}

static int gh_traffic_send_all(struct gh_traffic *traffic,
			       const struct gh_traffic_run *run)
{
	struct gh_traffic_msg *msg;
	unsigned int i;
	int ret;

	for (i = 0; i < run->count && !READ_ONCE(traffic->stop); i++) {
		ret = wait_event_interruptible(traffic->wait,
					       gh_traffic_has_room(traffic, run));
		if (ret)
			return ret;

		msg = gh_traffic_get(traffic);
		gh_traffic_fill(msg, traffic->next_seq++, run);
		ret = gh_traffic_send(traffic, msg, run);
		if (ret) {
			traffic->next_seq--;
			return ret;
		}
	}

	return wait_event_interruptible(traffic->wait,
					gh_traffic_all_idle(traffic));
}

/**
 * gh_traffic_generate() - send messages, wait until they are complete
 * @traffic: a bound client
 * @run: how many, and how
 *
 * Where the other side answers, also waits until the last message is back, or
 * nothing has come for a second: what is missing shows in the statistics.
 *
 * Context: process context, may sleep; one at a time.
 * Return: 0; -ERESTARTSYS when a signal came; or why a message was refused.
 */
int gh_traffic_generate(struct gh_traffic *traffic,
			const struct gh_traffic_run *run)
{
	long left = HZ;
	u64 seen;
	int ret;

	ret = gh_traffic_send_all(traffic, run);
	if (ret || !traffic->sim->answers || run->size < sizeof(seen))
		return ret;

	do {
		seen = READ_ONCE(traffic->rx_next);
		if (seen >= traffic->next_seq)
			return 0;
		left = wait_event_interruptible_timeout(traffic->wait,
							READ_ONCE(traffic->rx_next) != seen,
							HZ);
	} while (left > 0);

	return min(left, 0L);
}

static void gh_traffic_free(struct gh_traffic *traffic)
{
	unsigned int i;

	for (i = 0; i < GH_TRAFFIC_WINDOW_MAX; i++)
		kfree(traffic->msgs[i]);
	kfree(traffic);
}

static struct gh_traffic *gh_traffic_alloc(struct gh_sim_msgq *sim)
{
	struct gh_traffic *traffic;
	struct gh_traffic_msg *msg;
	unsigned int i;

	traffic = kzalloc(sizeof(*traffic), GFP_KERNEL);
	if (!traffic)
		return ERR_PTR(-ENOMEM);

	traffic->sim = sim;
	traffic->next_seq = 1;
	traffic->rx_next = 1;
	spin_lock_init(&traffic->lock);
	INIT_LIST_HEAD(&traffic->idle);
	init_waitqueue_head(&traffic->wait);
	mutex_init(&traffic->run_lock);
	init_completion(&traffic->irq_sent);
	init_irq_work(&traffic->irq_work, gh_traffic_irq_send);

	for (i = 0; i < GH_TRAFFIC_WINDOW_MAX; i++) {
		msg = kzalloc(sizeof(*msg) + GH_TRAFFIC_SIZE_MAX, GFP_KERNEL);
		if (!msg) {
			gh_traffic_free(traffic);
			return ERR_PTR(-ENOMEM);
		}
		traffic->msgs[i] = msg;
		list_add_tail(&msg->node, &traffic->idle);
		traffic->n_idle++;
	}

	return traffic;
}

static int gh_traffic_probe(struct auxiliary_device *auxdev,
			    const struct auxiliary_device_id *id)
{
	struct gh_sim_msgq *sim = to_gh_sim_msgq(auxdev);
	struct gh_traffic *traffic;
	int ret;

	traffic = gh_traffic_alloc(sim);
	if (IS_ERR(traffic))
		return PTR_ERR(traffic);

	ret = gh_msgq_completion_by_name(gh_traffic_completion);
	if (ret < 0) {
		dev_err(&auxdev->dev, "no completion context is called \"%s\"\n",
			gh_traffic_completion);
		goto free_traffic;
	}

	traffic->msgq.name = sim->name;
	traffic->msgq.completion = ret;
	traffic->client.dev = &auxdev->dev;
	traffic->client.tx_block = gh_traffic_tx_block;
	traffic->client.tx_tout = gh_traffic_tx_tout;
	traffic->client.rx_callback = gh_traffic_rx_callback;
	traffic->client.tx_done = gh_traffic_tx_done;
	auxiliary_set_drvdata(auxdev, traffic);

	ret = gh_msgq_init(&auxdev->dev, &traffic->msgq, &traffic->client,
			   sim->tx, sim->rx);
	if (ret)
		goto free_traffic;

	return 0;

free_traffic:
	gh_traffic_free(traffic);
	return ret;
}

static void gh_traffic_remove(struct auxiliary_device *auxdev)
{
	struct gh_traffic *traffic = auxiliary_get_drvdata(auxdev);

	/* With the thread still sending: removal must stand it. */
	gh_msgq_remove(&traffic->msgq);
	gh_traffic_thread_stop(traffic);
	irq_work_sync(&traffic->irq_work);
	gh_traffic_free(traffic);
}

static const struct auxiliary_device_id gh_traffic_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_DEVICE_NAME },
	{ }
};
MODULE_DEVICE_TABLE(auxiliary, gh_traffic_ids);

static struct auxiliary_driver gh_traffic_driver = {
	.name = "traffic",
	.probe = gh_traffic_probe,
	.remove = gh_traffic_remove,
	.id_table = gh_traffic_ids,
	.driver.dev_groups = gh_traffic_groups,
};
module_auxiliary_driver(gh_traffic_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Traffic over simulated Gunyah message queues");
