// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: an eventfd whose signals interrupt the guest
 *
 * The file is held, so it cannot go while its wait queue is used.
 */

#include <linux/eventfd.h>
#include <linux/file.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

#include "user.h"

struct rpmsg_sim_irqfd {
	struct rpmsg_sim_remote *remote;
	enum rpmsg_sim_queue queue;
	struct file *file;
	struct eventfd_ctx *ctx;
	struct poll_table_struct poll;
	wait_queue_head_t *head;
	wait_queue_entry_t wait;
	struct work_struct work;
};

static void rpmsg_sim_irqfd_work(struct work_struct *work)
{
	struct rpmsg_sim_irqfd *irqfd = container_of(work,
						     struct rpmsg_sim_irqfd,
						     work);

	rpmsg_sim_remote_interrupt(irqfd->remote, irqfd->queue);
}

/* Under the lock of the eventfd's wait queue, with interrupts off */
static int rpmsg_sim_irqfd_wake(wait_queue_entry_t *wait, unsigned int mode,
				int sync, void *key)
{
	struct rpmsg_sim_irqfd *irqfd = container_of(wait,
						     struct rpmsg_sim_irqfd,
						     wait);
	u64 count;

	if (key_to_poll(key) & EPOLLIN) {
		eventfd_ctx_do_read(irqfd->ctx, &count);
		schedule_work(&irqfd->work);
	}

	return 0;
}

static void rpmsg_sim_irqfd_queue(struct file *file, wait_queue_head_t *head,
				  poll_table *poll)
{
	struct rpmsg_sim_irqfd *irqfd = container_of(poll,
						     struct rpmsg_sim_irqfd,
						     poll);

	irqfd->head = head;
	add_wait_queue(head, &irqfd->wait);
}

/**
 * rpmsg_sim_irqfd_create() - let an eventfd interrupt the guest
 * @remote: the remote, which stays until this is destroyed
 * @queue: for which queue
 * @fd: the eventfd; if it was signalled already, that counts
 *
 * Context: process context, may sleep.
 * Return: the connection; ERR_PTR(-ENOMEM); ERR_PTR(-EBADF) or
 * ERR_PTR(-EINVAL) if it is no eventfd.
 */
struct rpmsg_sim_irqfd *rpmsg_sim_irqfd_create(struct rpmsg_sim_remote *remote,
					       enum rpmsg_sim_queue queue,
					       int fd)
{
	struct rpmsg_sim_irqfd *irqfd;
	int ret;

	irqfd = kzalloc(sizeof(*irqfd), GFP_KERNEL);
	if (!irqfd)
		return ERR_PTR(-ENOMEM);

	irqfd->remote = remote;
	irqfd->queue = queue;
	INIT_WORK(&irqfd->work, rpmsg_sim_irqfd_work);
	init_waitqueue_func_entry(&irqfd->wait, rpmsg_sim_irqfd_wake);
	init_poll_funcptr(&irqfd->poll, rpmsg_sim_irqfd_queue);

	irqfd->file = eventfd_fget(fd);
	if (IS_ERR(irqfd->file)) {
		ret = PTR_ERR(irqfd->file);
		goto free;
	}

	irqfd->ctx = eventfd_ctx_fileget(irqfd->file);
	if (IS_ERR(irqfd->ctx)) {
		ret = PTR_ERR(irqfd->ctx);
		goto put_file;
	}

	if (vfs_poll(irqfd->file, &irqfd->poll) & EPOLLIN)
		schedule_work(&irqfd->work);

	return irqfd;

put_file:
	fput(irqfd->file);
free:
	kfree(irqfd);
	return ERR_PTR(ret);
}

/**
 * rpmsg_sim_irqfd_destroy() - undo rpmsg_sim_irqfd_create()
 * @irqfd: the connection, or NULL
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_irqfd_destroy(struct rpmsg_sim_irqfd *irqfd)
{
	if (!irqfd)
		return;

	remove_wait_queue(irqfd->head, &irqfd->wait);
	/* Who writes and goes at once has still written. */
	flush_work(&irqfd->work);
	eventfd_ctx_put(irqfd->ctx);
	fput(irqfd->file);
	kfree(irqfd);
}
