// SPDX-License-Identifier: GPL-2.0
/*
 * What was received and no program has read yet
 *
 * A remote may send faster than any program reads, or to one that does not
 * read at all. So there is a limit, beyond which messages are dropped: waiting
 * for the reader would keep the link's other endpoints waiting, too.
 */

#include <linux/moduleparam.h>
#include <linux/poll.h>
#include <linux/slab.h>

#include "char.h"

static unsigned int rpmsg_char_queue_limit = 256 * 1024;
module_param_named(queue_limit, rpmsg_char_queue_limit, uint, 0644);
MODULE_PARM_DESC(queue_limit,
		 "bytes of memory with which a file takes no further message");

static size_t rpmsg_char_queue_cost(size_t len)
{
	return sizeof(struct rpmsg_char_message) + len;
}

/**
 * rpmsg_char_queue_init() - begin with none
 * @queue: the queue
 *
 * Context: any.
 */
void rpmsg_char_queue_init(struct rpmsg_char_queue *queue)
{
	spin_lock_init(&queue->lock);
	INIT_LIST_HEAD(&queue->messages);
	init_waitqueue_head(&queue->wait);
}

/* Before the memory is asked for: what is refused is to cost nothing. */
static bool rpmsg_char_queue_reserve(struct rpmsg_char_queue *queue, size_t len)
{
	bool fits;

	spin_lock(&queue->lock);
	fits = queue->bytes < READ_ONCE(rpmsg_char_queue_limit);
	if (fits)
		queue->bytes += rpmsg_char_queue_cost(len);
	spin_unlock(&queue->lock);

	return fits;
}

static void rpmsg_char_queue_unreserve(struct rpmsg_char_queue *queue,
				       size_t len)
{
	spin_lock(&queue->lock);
	queue->bytes -= rpmsg_char_queue_cost(len);
	spin_unlock(&queue->lock);
}

/**
 * rpmsg_char_queue_push() - add a message, or drop it and count that
 * @queue: the queue
 * @data: the message; copied
 * @len: bytes of it
 *
 * Context: process context, may sleep.
 */
void rpmsg_char_queue_push(struct rpmsg_char_queue *queue, const void *data,
			   size_t len)
{
	struct rpmsg_char_message *message;

	if (!rpmsg_char_queue_reserve(queue, len))
		goto drop;

	message = kmalloc(rpmsg_char_queue_cost(len), GFP_KERNEL);
	if (!message)
		goto unreserve;

	message->len = len;
	memcpy(message->data, data, len);

	spin_lock(&queue->lock);
	list_add_tail(&message->node, &queue->messages);
	spin_unlock(&queue->lock);
	wake_up_interruptible_poll(&queue->wait, EPOLLIN | EPOLLRDNORM);

	return;

unreserve:
	rpmsg_char_queue_unreserve(queue, len);
drop:
	atomic_inc(&queue->dropped);
}

/**
 * rpmsg_char_queue_take() - take the oldest
 * @queue: the queue
 *
 * Context: any that may take a spinlock.
 * Return: the message, to be freed, or NULL.
 */
struct rpmsg_char_message *rpmsg_char_queue_take(struct rpmsg_char_queue *queue)
{
	struct rpmsg_char_message *message;

	spin_lock(&queue->lock);
	message = list_first_entry_or_null(&queue->messages,
					   struct rpmsg_char_message, node);
	if (message) {
		list_del(&message->node);
		queue->bytes -= rpmsg_char_queue_cost(message->len);
	}
	spin_unlock(&queue->lock);

	return message;
}

/**
 * rpmsg_char_queue_untake() - put one back that nobody could be given
 * @queue: the queue
 * @message: what rpmsg_char_queue_take() returned
 *
 * Context: process context.
 */
void rpmsg_char_queue_untake(struct rpmsg_char_queue *queue,
			     struct rpmsg_char_message *message)
{
	spin_lock(&queue->lock);
	list_add(&message->node, &queue->messages);
	queue->bytes += rpmsg_char_queue_cost(message->len);
	spin_unlock(&queue->lock);
	wake_up_interruptible_poll(&queue->wait, EPOLLIN | EPOLLRDNORM);
}

/**
 * rpmsg_char_queue_purge() - forget them all
 * @queue: the queue
 *
 * Context: process context, may sleep.
 */
void rpmsg_char_queue_purge(struct rpmsg_char_queue *queue)
{
	struct rpmsg_char_message *message;

	while ((message = rpmsg_char_queue_take(queue)))
		kfree(message);
}
