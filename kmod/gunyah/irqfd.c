// SPDX-License-Identifier: GPL-2.0
/*
 * Function of a Gunyah virtual machine: an eventfd rings a doorbell
 *
 * The kernel consumes what is written to the eventfd, as KVM does. What is
 * written before the machine has the doorbell stays in the eventfd and rings
 * it once when it comes.
 */

#include <linux/eventfd.h>
#include <linux/file.h>
#include <linux/gunyah_bell.h>
#include <linux/gunyah_vm.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <trace/events/gunyah_vm.h>

#include "elapsed.h"

/* A level interrupt is raised by this bit, which then clears itself. */
#define GH_IRQFD_BIT	BIT_ULL(0)

struct gh_irqfd {
	struct gh_vm_function_instance *f;
	struct gh_vm_resource_ticket ticket;
	bool level;

	/*
	 * Holding it holds the wait queue, whoever closes the file. The wait
	 * queue's lock protects bell and stamp: under it comes every signal.
	 */
	struct eventfd_ctx *ctx;
	wait_queue_head_t *head;
	wait_queue_entry_t wait;
	poll_table poll;
	struct gh_bell_tx *bell;
	u64 stamp;		/* of the first signal that has rung nothing */
};

/* Under the wait queue's lock; what the eventfd has is ours to read. */
static void gh_irqfd_ring(struct gh_irqfd *irqfd)
{
	struct gh_vm_function_instance *f = irqfd->f;
	u64 stamp = irqfd->stamp;
	u64 count = 0;
	int ret;

	lockdep_assert_held(&irqfd->head->lock);
	irqfd->stamp = 0;
	eventfd_ctx_do_read(irqfd->ctx, &count);
	if (!count)
		return;

	ret = gh_bell_send(irqfd->bell, GH_IRQFD_BIT, NULL);
	gh_vm_fn_count(f, ret ? GH_VM_FN_CNT_errors : GH_VM_FN_CNT_signals);
	if (trace_gh_vm_irqfd_enabled())
		trace_gh_vm_irqfd(f->id, f->gen, irqfd->ticket.label, count, ret,
				  ret ? GH_NS_NOT_APPLICABLE :
				  gh_elapsed(ktime_get_mono_fast_ns(), stamp));
}

/* Under the wait queue's lock, interrupts off: from whoever signals. */
static int gh_irqfd_wake(wait_queue_entry_t *wait, unsigned int mode, int sync,
			 void *key)
{
	struct gh_irqfd *irqfd = container_of(wait, struct gh_irqfd, wait);

	if (!(key_to_poll(key) & EPOLLIN))
		return 0;

	if (!irqfd->stamp && trace_gh_vm_irqfd_enabled())
		irqfd->stamp = ktime_get_mono_fast_ns();
	if (irqfd->bell)
		gh_irqfd_ring(irqfd);

	return 0;
}

static void gh_irqfd_set_bell(struct gh_irqfd *irqfd, struct gh_bell_tx *bell)
{
	spin_lock_irq(&irqfd->head->lock);
	irqfd->bell = bell;
	if (bell) {
		gh_irqfd_ring(irqfd);
		/* Who writes to a full one waits for somebody to read. */
		wake_up_locked_poll(irqfd->head, EPOLLOUT);
	}
	spin_unlock_irq(&irqfd->head->lock);
}

static bool gh_irqfd_populate(struct gh_vm_resource_ticket *ticket,
			      struct gh_resource *resource)
{
	struct gh_irqfd *irqfd = container_of(ticket, struct gh_irqfd, ticket);
	struct gh_vm_function_instance *f = irqfd->f;
	struct gh_bell_tx *bell;
	int ret;

	bell = gh_bell_tx_create(f->dev, f->name, resource);
	if (IS_ERR(bell)) {
		dev_err(f->dev, "%s: no doorbell: %pe\n", f->name, bell);
		return false;
	}

	/* It takes the right to clear, which not every sender is given. */
	if (irqfd->level) {
		ret = gh_bell_tx_set_mask(bell, GH_IRQFD_BIT, GH_IRQFD_BIT);
		if (ret)
			dev_warn(f->dev, "%s: cannot be level triggered: %pe\n",
				 f->name, ERR_PTR(ret));
	}

	gh_irqfd_set_bell(irqfd, bell);
	return true;
}

static void gh_irqfd_unpopulate(struct gh_vm_resource_ticket *ticket,
				struct gh_resource *resource)
{
	struct gh_irqfd *irqfd = container_of(ticket, struct gh_irqfd, ticket);
	struct gh_bell_tx *bell = irqfd->bell;

	gh_irqfd_set_bell(irqfd, NULL);
	gh_bell_tx_destroy(bell);
}

static void gh_irqfd_queue(struct file *file, wait_queue_head_t *head,
			   poll_table *poll)
{
	struct gh_irqfd *irqfd = container_of(poll, struct gh_irqfd, poll);

	irqfd->head = head;
	add_wait_queue(head, &irqfd->wait);
}

/* From here on signals are noticed. */
static int gh_irqfd_listen(struct gh_irqfd *irqfd, int fd)
{
	struct file *file;

	file = eventfd_fget(fd);
	if (IS_ERR(file))
		return PTR_ERR(file);

	irqfd->ctx = eventfd_ctx_fileget(file);
	if (IS_ERR(irqfd->ctx)) {
		fput(file);
		return PTR_ERR(irqfd->ctx);
	}

	init_waitqueue_func_entry(&irqfd->wait, gh_irqfd_wake);
	init_poll_funcptr(&irqfd->poll, gh_irqfd_queue);
	vfs_poll(file, &irqfd->poll);
	fput(file);

	return 0;
}

/* Whether there ever was a doorbell or not, the eventfd has our entry. */
static void gh_irqfd_unlisten(struct gh_irqfd *irqfd)
{
	remove_wait_queue(irqfd->head, &irqfd->wait);
	eventfd_ctx_put(irqfd->ctx);
}

static int gh_irqfd_bind(struct gh_vm_function_instance *f)
{
	const struct gh_fn_irqfd_arg *arg = f->arg;
	struct gh_irqfd *irqfd;
	int ret;

	if (arg->flags & ~GH_IRQFD_FLAGS_LEVEL || arg->padding)
		return -EINVAL;

	irqfd = kzalloc(sizeof(*irqfd), GFP_KERNEL);
	if (!irqfd)
		return -ENOMEM;

	irqfd->f = f;
	irqfd->level = arg->flags & GH_IRQFD_FLAGS_LEVEL;
	irqfd->ticket = (struct gh_vm_resource_ticket) {
		.resource_type = GH_RESOURCE_TYPE_BELL_TX,
		.label = arg->label,
		.populate = gh_irqfd_populate,
		.unpopulate = gh_irqfd_unpopulate,
	};
	f->data = irqfd;

	ret = gh_irqfd_listen(irqfd, arg->fd);
	if (ret)
		goto free_irqfd;

	ret = gh_vm_add_resource_ticket(f->vm, &irqfd->ticket);
	if (ret)
		goto unlisten;

	return 0;

unlisten:
	gh_irqfd_unlisten(irqfd);
free_irqfd:
	kfree(irqfd);
	return ret;
}

static void gh_irqfd_unbind(struct gh_vm_function_instance *f)
{
	struct gh_irqfd *irqfd = f->data;

	gh_vm_remove_resource_ticket(f->vm, &irqfd->ticket);
	gh_irqfd_unlisten(irqfd);
	kfree(irqfd);
}

static u64 gh_irqfd_key(const void *arg)
{
	return ((const struct gh_fn_irqfd_arg *)arg)->label;
}

static const struct gh_vm_function gh_irqfd_function = {
	.type = GH_FN_IRQFD,
	.name = "irqfd",
	.owner = THIS_MODULE,
	.arg_size = sizeof(struct gh_fn_irqfd_arg),
	.key = gh_irqfd_key,
	.bind = gh_irqfd_bind,
	.unbind = gh_irqfd_unbind,
};
module_gh_vm_function(gh_irqfd_function);

MODULE_ALIAS_GH_VM_FUNCTION(GH_FN_IRQFD);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Function of a Gunyah virtual machine: an eventfd rings a doorbell");
