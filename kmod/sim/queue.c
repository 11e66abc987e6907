// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: the message queue
 *
 * Semantics of hyp/ipc/msgqueue in the open hypervisor's source. Interrupts
 * are raised when the count reaches a threshold exactly, not beyond it.
 */

#include <linux/slab.h>

#include "sim.h"

struct gh_sim_slot {
	struct gh_msg_origin origin;
	size_t size;
	char data[];
};

static size_t gh_sim_queue_stride(const struct gh_sim_queue *queue)
{
	return ALIGN(sizeof(struct gh_sim_slot) + queue->max_size,
		     __alignof__(struct gh_sim_slot));
}

static struct gh_sim_slot *gh_sim_queue_slot(struct gh_sim_queue *queue,
					     unsigned int n)
{
	return queue->slots + gh_sim_queue_stride(queue) *
	       ((queue->head + n) % queue->depth);
}

/**
 * gh_sim_queue_init() - make a queue
 * @queue: the queue, zeroed; its interrupts are to be set by the caller
 * @depth: slots, 1 to %GH_MSGQ_MAX_DEPTH
 * @max_size: bytes a message may have, 1 to %GH_MSGQ_MAX_MSG_SIZE
 * @behaviour: what to do with bad buffers
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM.
 */
int gh_sim_queue_init(struct gh_sim_queue *queue, unsigned int depth,
		      unsigned int max_size, enum gh_sim_behaviour behaviour)
{
	spin_lock_init(&queue->lock);
	queue->depth = depth;
	queue->max_size = max_size;
	queue->behaviour = behaviour;
	queue->not_full_threshold = depth - 1;
	queue->not_empty_threshold = 1;
	queue->slots = kvcalloc(depth, gh_sim_queue_stride(queue), GFP_KERNEL);

	return queue->slots ? 0 : -ENOMEM;
}

/**
 * gh_sim_queue_exit() - free a queue
 * @queue: the queue, which nobody uses any more
 *
 * Context: process context, may sleep.
 */
void gh_sim_queue_exit(struct gh_sim_queue *queue)
{
	kvfree(queue->slots);
}

/**
 * gh_sim_queue_send() - see gh_hypercall_msgq_send()
 * @queue: the queue
 * @buf: the message
 * @size: its bytes
 * @flags: %GH_MSGQ_SEND_PUSH or 0
 * @not_full: set
 * @origin: travels with the message; may be NULL
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_queue_send(struct gh_sim_queue *queue, const void *buf,
				size_t size, u64 flags, bool *not_full,
				const struct gh_msg_origin *origin)
{
	struct gh_sim_slot *slot;
	unsigned long irqflags;

	if (!size || size > queue->max_size) {
		*not_full = true;
		return queue->behaviour == GH_SIM_OBSERVED ? GH_ERROR_OK :
							     GH_ERROR_ARG_SIZE;
	}

	spin_lock_irqsave(&queue->lock, irqflags);
	if (queue->count == queue->depth) {
		spin_unlock_irqrestore(&queue->lock, irqflags);
		*not_full = false;
		return GH_ERROR_MSGQUEUE_FULL;
	}

	slot = gh_sim_queue_slot(queue, queue->count);
	slot->origin = origin ? *origin : (struct gh_msg_origin){};
	slot->size = size;
	memcpy(slot->data, buf, size);
	queue->count++;

	if (flags & GH_MSGQ_SEND_PUSH ||
	    queue->count == queue->not_empty_threshold)
		gh_sim_virq_assert(queue->rx_virq);
	*not_full = queue->count != queue->depth;
	spin_unlock_irqrestore(&queue->lock, irqflags);

	return GH_ERROR_OK;
}

/**
 * gh_sim_queue_recv() - see gh_hypercall_msgq_recv()
 * @queue: the queue
 * @buf: where the message goes
 * @size: bytes it can hold
 * @recv_size: set
 * @not_empty: set
 * @origin: set
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_queue_recv(struct gh_sim_queue *queue, void *buf,
				size_t size, size_t *recv_size,
				bool *not_empty, struct gh_msg_origin *origin)
{
	enum gh_error error = GH_ERROR_OK;
	struct gh_sim_slot *slot;
	unsigned long irqflags;

	spin_lock_irqsave(&queue->lock, irqflags);
	slot = gh_sim_queue_slot(queue, 0);
	if (!queue->count) {
		error = GH_ERROR_MSGQUEUE_EMPTY;
		*recv_size = 0;
		*not_empty = false;
	} else if (slot->size > size) {
		if (queue->behaviour == GH_SIM_DOCUMENTED)
			error = GH_ERROR_ADDR_OVFL;
		*recv_size = 0;
		*not_empty = true;
	} else {
		memcpy(buf, slot->data, slot->size);
		*recv_size = slot->size;
		*origin = slot->origin;
		queue->head = (queue->head + 1) % queue->depth;
		queue->count--;
		if (queue->count == queue->not_full_threshold)
			gh_sim_virq_assert(queue->tx_virq);
		*not_empty = queue->count != 0;
	}
	spin_unlock_irqrestore(&queue->lock, irqflags);

	return error;
}

/**
 * gh_sim_queue_flush() - see gh_hypercall_msgq_flush()
 * @queue: the queue
 *
 * Context: any.
 * Return: %GH_ERROR_OK.
 */
enum gh_error gh_sim_queue_flush(struct gh_sim_queue *queue)
{
	unsigned long irqflags;

	spin_lock_irqsave(&queue->lock, irqflags);
	if (queue->count)
		gh_sim_virq_assert(queue->tx_virq);
	queue->count = 0;
	spin_unlock_irqrestore(&queue->lock, irqflags);

	return GH_ERROR_OK;
}

/**
 * gh_sim_queue_configure_send() - see gh_hypercall_msgq_configure_send()
 * @queue: the queue
 * @threshold: 0 to depth - 1, or unchanged
 * @holdoff_us: not implemented, like in the hypervisor
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_queue_configure_send(struct gh_sim_queue *queue,
					  long threshold, long holdoff_us)
{
	unsigned long irqflags;

	if (holdoff_us != GH_MSGQ_THRESHOLD_UNCHANGED)
		return GH_ERROR_UNIMPLEMENTED;
	if (threshold == GH_MSGQ_THRESHOLD_UNCHANGED)
		return GH_ERROR_OK;
	if (threshold < 0 || threshold >= queue->depth)
		return GH_ERROR_ARG_INVAL;

	spin_lock_irqsave(&queue->lock, irqflags);
	queue->not_full_threshold = threshold;
	if (queue->count <= threshold)
		gh_sim_virq_assert(queue->tx_virq);
	spin_unlock_irqrestore(&queue->lock, irqflags);

	return GH_ERROR_OK;
}

/**
 * gh_sim_queue_configure_recv() - see gh_hypercall_msgq_configure_recv()
 * @queue: the queue
 * @threshold: 1 to depth, or unchanged
 * @holdoff_us: not implemented, like in the hypervisor
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_queue_configure_recv(struct gh_sim_queue *queue,
					  long threshold, long holdoff_us)
{
	unsigned long irqflags;

	if (holdoff_us != GH_MSGQ_THRESHOLD_UNCHANGED)
		return GH_ERROR_UNIMPLEMENTED;
	if (threshold == GH_MSGQ_THRESHOLD_UNCHANGED)
		return GH_ERROR_OK;
	if (threshold < 1 || threshold > queue->depth)
		return GH_ERROR_ARG_INVAL;

	spin_lock_irqsave(&queue->lock, irqflags);
	queue->not_empty_threshold = threshold;
	if (queue->count >= threshold)
		gh_sim_virq_assert(queue->rx_virq);
	spin_unlock_irqrestore(&queue->lock, irqflags);

	return GH_ERROR_OK;
}
