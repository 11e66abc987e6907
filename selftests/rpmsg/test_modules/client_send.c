// SPDX-License-Identifier: GPL-2.0
/* Sending in every way there is, also from threads */

#include <linux/jiffies.h>
#include <linux/kthread.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "client.h"

struct client_sender {
	struct list_head node;
	struct task_struct *task;
	struct client *client;
	struct rpmsg_endpoint *ept;
	unsigned int count;
	char how[16];
};

static LIST_HEAD(client_senders);
/* Protects client_senders: started by files, stopped by removal. */
static DEFINE_MUTEX(client_senders_lock);

static int client_send_payload(struct rpmsg_endpoint *ept, void *data, int len)
{
	struct rpmsg_tx *tx = rpmsg_bus_get_tx(ept, 15 * HZ);

	if (IS_ERR(tx))
		return PTR_ERR(tx);

	/* Whether it fits is for the bus to say. */
	if (len > 0 && len <= rpmsg_get_mtu(ept))
		memcpy(tx->data, data, len);
	return rpmsg_bus_send_tx(ept, tx, len, ept->rpdev->dst);
}

static int client_send_unsent(struct rpmsg_endpoint *ept)
{
	struct rpmsg_tx *tx = rpmsg_bus_get_tx(ept, 0);

	if (IS_ERR(tx))
		return PTR_ERR(tx);

	rpmsg_bus_put_tx(ept, tx);
	return 0;
}

static int client_send_by(struct rpmsg_endpoint *ept, const char *how,
			  void *data, int len)
{
	u32 dst = ept->rpdev->dst;

	if (!strcmp(how, "send"))
		return rpmsg_send(ept, data, len);
	if (!strcmp(how, "sendto"))
		return rpmsg_sendto(ept, data, len, dst);
	if (!strcmp(how, "trysend"))
		return rpmsg_trysend(ept, data, len);
	if (!strcmp(how, "trysendto"))
		return rpmsg_trysendto(ept, data, len, dst);
	if (!strcmp(how, "nowhere"))
		return rpmsg_sendto(ept, data, len, RPMSG_ADDR_ANY);
	if (!strcmp(how, "bounded"))
		return rpmsg_bus_sendto_timeout(ept, data, len, dst, HZ / 10);
	if (!strcmp(how, "patient"))
		return rpmsg_bus_sendto_timeout(ept, data, len, dst,
						MAX_SCHEDULE_TIMEOUT);
	if (!strcmp(how, "payload"))
		return client_send_payload(ept, data, len);
	if (!strcmp(how, "unsent"))
		return client_send_unsent(ept);

	return -EOPNOTSUPP;
}

int client_send(struct rpmsg_endpoint *ept, const char *how, void *data,
		int len)
{
	int ret = client_send_by(ept, how, data, len);

	if (!ret)
		atomic_inc(&client_total_sent);
	else if (ret == -ENOMEM)
		atomic_inc(&client_total_no_buffer);
	else if (ret == -ETIMEDOUT)
		atomic_inc(&client_total_timed_out);
	else if (ret == -ERESTARTSYS)
		atomic_inc(&client_total_interrupted);
	else if (ret == -ESHUTDOWN)
		atomic_inc(&client_total_shut_down);
	else
		atomic_inc(&client_total_failed);

	return ret;
}

static int client_sender_run(void *data)
{
	struct client_sender *sender = data;
	char message[64];
	unsigned int i;

	memset(message, CLIENT_FILL, sizeof(message));
	for (i = 0; i < sender->count && !kthread_should_stop(); i++)
		if (client_send(sender->ept, sender->how, message,
				sizeof(message)))
			break;
	atomic_dec(&client_total_senders);

	while (!kthread_should_stop())
		schedule_timeout_interruptible(HZ);

	return 0;
}

int client_senders_start(struct client *client, unsigned int threads,
			 unsigned int count, const char *how)
{
	struct client_sender *sender;

	while (threads--) {
		sender = kzalloc(sizeof(*sender), GFP_KERNEL);
		if (!sender)
			return -ENOMEM;
		sender->client = client;
		sender->ept = client->rpdev->ept;
		sender->count = count;
		strscpy(sender->how, how, sizeof(sender->how));
		atomic_inc(&client_total_senders);
		sender->task = kthread_run(client_sender_run, sender,
					   "rpmsg_sender");
		if (IS_ERR(sender->task)) {
			atomic_dec(&client_total_senders);
			kfree(sender);
			return -ENOMEM;
		}
		mutex_lock(&client_senders_lock);
		list_add(&sender->node, &client_senders);
		mutex_unlock(&client_senders_lock);
	}

	return 0;
}

/* Those of this client, or, without one, all that there are */
void client_senders_stop(struct client *client)
{
	struct client_sender *sender, *next;

	mutex_lock(&client_senders_lock);
	list_for_each_entry_safe(sender, next, &client_senders, node) {
		if (client && sender->client != client)
			continue;
		/* One that never came to run has not counted itself out. */
		if (kthread_stop(sender->task) == -EINTR)
			atomic_dec(&client_total_senders);
		list_del(&sender->node);
		kfree(sender);
	}
	mutex_unlock(&client_senders_lock);
}
