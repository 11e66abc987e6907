// SPDX-License-Identifier: GPL-2.0
/*
 * Function of a Gunyah virtual machine: a doorbell signals an eventfd
 *
 * The other way round than irqfd: what the machine rings, a program can wait
 * for. Rings that were made before are one.
 */

#include <linux/gunyah_bell.h>
#include <linux/gunyah_vm.h>
#include <linux/slab.h>
#include <trace/events/gunyah_vm.h>

#include "elapsed.h"
#include "eventfd.h"

struct gh_bellfd {
	struct gh_vm_function_instance *f;
	struct gh_vm_resource_ticket ticket;
	u64 bits;
	struct eventfd_ctx *ctx;
	/* While there is the resource */
	struct gh_bell_rx *bell;
	struct gh_bell_claim *claim;
};

static void gh_bellfd_trace(const struct gh_bellfd *bellfd,
			    const struct gh_bell_ring *ring)
{
	const struct gh_vm_function_instance *f = bellfd->f;
	u64 now = ktime_get_mono_fast_ns();

	trace_gh_vm_bellfd(f->id, f->gen, bellfd->ticket.label, ring->flags,
			   ring->origin.sends,
			   ring->origin.seq ?
			   gh_elapsed(now, ring->origin.stamp) :
			   GH_NS_NOT_CARRIED,
			   gh_elapsed(now, ring->irq_stamp));
}

static void gh_bellfd_rung(void *data, const struct gh_bell_ring *ring)
{
	struct gh_bellfd *bellfd = data;

	gh_vm_fn_count(bellfd->f, GH_VM_FN_CNT_signals);
	if (trace_gh_vm_bellfd_enabled())
		gh_bellfd_trace(bellfd, ring);
	compat_eventfd_signal(bellfd->ctx);
}

static struct gh_bell_claim *gh_bellfd_claim(struct gh_bellfd *bellfd)
{
	return bellfd->bits ?
	       gh_bell_claim(bellfd->bell, bellfd->bits, gh_bellfd_rung,
			     bellfd) :
	       gh_bell_claim_simple(bellfd->bell, gh_bellfd_rung, bellfd);
}

static bool gh_bellfd_populate(struct gh_vm_resource_ticket *ticket,
			       struct gh_resource *resource)
{
	struct gh_bellfd *bellfd = container_of(ticket, struct gh_bellfd,
						ticket);
	struct gh_vm_function_instance *f = bellfd->f;

	bellfd->bell = gh_bell_rx_create(f->dev, f->name, resource);
	if (IS_ERR(bellfd->bell)) {
		dev_err(f->dev, "%s: no doorbell: %pe\n", f->name,
			bellfd->bell);
		return false;
	}

	bellfd->claim = gh_bellfd_claim(bellfd);
	if (IS_ERR(bellfd->claim)) {
		dev_err(f->dev, "%s: bits not claimed: %pe\n", f->name,
			bellfd->claim);
		gh_bell_rx_destroy(bellfd->bell);
		return false;
	}

	return true;
}

static void gh_bellfd_unpopulate(struct gh_vm_resource_ticket *ticket,
				 struct gh_resource *resource)
{
	struct gh_bellfd *bellfd = container_of(ticket, struct gh_bellfd,
						ticket);

	gh_bell_release(bellfd->claim);
	gh_bell_rx_destroy(bellfd->bell);
}

static int gh_bellfd_bind(struct gh_vm_function_instance *f)
{
	const struct gh_fn_bellfd_arg *arg = f->arg;
	struct gh_bellfd *bellfd;
	int ret;

	if (arg->flags || arg->padding)
		return -EINVAL;

	bellfd = kzalloc(sizeof(*bellfd), GFP_KERNEL);
	if (!bellfd)
		return -ENOMEM;

	bellfd->f = f;
	bellfd->bits = arg->bits;
	bellfd->ticket = (struct gh_vm_resource_ticket) {
		.resource_type = GH_RESOURCE_TYPE_BELL_RX,
		.label = arg->label,
		.populate = gh_bellfd_populate,
		.unpopulate = gh_bellfd_unpopulate,
	};
	f->data = bellfd;

	bellfd->ctx = eventfd_ctx_fdget(arg->fd);
	if (IS_ERR(bellfd->ctx)) {
		ret = PTR_ERR(bellfd->ctx);
		goto free_bellfd;
	}

	ret = gh_vm_add_resource_ticket(f->vm, &bellfd->ticket);
	if (ret)
		goto put_ctx;

	return 0;

put_ctx:
	eventfd_ctx_put(bellfd->ctx);
free_bellfd:
	kfree(bellfd);
	return ret;
}

static void gh_bellfd_unbind(struct gh_vm_function_instance *f)
{
	struct gh_bellfd *bellfd = f->data;

	gh_vm_remove_resource_ticket(f->vm, &bellfd->ticket);
	eventfd_ctx_put(bellfd->ctx);
	kfree(bellfd);
}

static u64 gh_bellfd_key(const void *arg)
{
	return ((const struct gh_fn_bellfd_arg *)arg)->label;
}

static const struct gh_vm_function gh_bellfd_function = {
	.type = GH_FN_BELLFD,
	.name = "bellfd",
	.owner = THIS_MODULE,
	.arg_size = sizeof(struct gh_fn_bellfd_arg),
	.key = gh_bellfd_key,
	.bind = gh_bellfd_bind,
	.unbind = gh_bellfd_unbind,
};
module_gh_vm_function(gh_bellfd_function);

MODULE_ALIAS_GH_VM_FUNCTION(GH_FN_BELLFD);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Function of a Gunyah virtual machine: a doorbell signals an eventfd");
