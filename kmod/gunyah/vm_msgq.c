// SPDX-License-Identifier: GPL-2.0
/*
 * Function of a Gunyah virtual machine: its message queues become a device
 *
 * A queue is one way; a label may have two. When the last end that was asked
 * for is there, a driver can bind to them, and it is unbound before the first
 * one goes.
 */

#include <linux/gunyah_vm.h>
#include <linux/gunyah_vm_msgq.h>
#include <linux/slab.h>
#include <linux/wait_bit.h>

struct gh_vm_msgq_fn;

struct gh_vm_msgq_end {
	struct gh_vm_msgq_fn *owner;
	struct gh_vm_resource_ticket ticket;
	struct gh_resource *resource;
	bool wanted;
};

/* Its ends and its device are touched under the machine's own lock only. */
struct gh_vm_msgq_fn {
	struct gh_vm_function_instance *f;
	struct gh_vm_msgq_end tx;
	struct gh_vm_msgq_end rx;
	struct gh_vm_msgq *msgq;
};

/* Devices whose release function has not run yet */
static atomic_t gh_vm_msgq_devices = ATOMIC_INIT(0);

static void gh_vm_msgq_release(struct device *dev)
{
	struct gh_vm_msgq *msgq = to_gh_vm_msgq(to_auxiliary_dev(dev));

	kfree(msgq->name);
	kfree(msgq);
	if (atomic_dec_and_test(&gh_vm_msgq_devices))
		wake_up_var(&gh_vm_msgq_devices);
}

static struct gh_vm_msgq *gh_vm_msgq_alloc(const struct gh_vm_msgq_fn *fn)
{
	const struct gh_vm_function_instance *f = fn->f;
	struct gh_vm_msgq *msgq;

	msgq = kzalloc(sizeof(*msgq), GFP_KERNEL);
	if (!msgq)
		return ERR_PTR(-ENOMEM);

	/* Who holds the device may read it after the function has gone. */
	msgq->name = kstrdup(f->name, GFP_KERNEL);
	if (!msgq->name) {
		kfree(msgq);
		return ERR_PTR(-ENOMEM);
	}

	msgq->label = f->key;
	msgq->tx = fn->tx.resource;
	msgq->rx = fn->rx.resource;
	/* Never used again, as a device may outlive its function. */
	msgq->auxdev.id = f->gen;
	msgq->auxdev.name = GH_VM_MSGQ_DEVICE_NAME;
	msgq->auxdev.dev.parent = f->dev;
	msgq->auxdev.dev.release = gh_vm_msgq_release;

	return msgq;
}

static struct gh_vm_msgq *gh_vm_msgq_add(const struct gh_vm_msgq_fn *fn)
{
	struct gh_vm_msgq *msgq;
	int ret;

	msgq = gh_vm_msgq_alloc(fn);
	if (IS_ERR(msgq))
		return msgq;

	ret = auxiliary_device_init(&msgq->auxdev);
	if (ret) {
		kfree(msgq->name);
		kfree(msgq);
		return ERR_PTR(ret);
	}
	atomic_inc(&gh_vm_msgq_devices);

	ret = auxiliary_device_add(&msgq->auxdev);
	if (ret) {
		auxiliary_device_uninit(&msgq->auxdev);
		return ERR_PTR(ret);
	}

	return msgq;
}

static bool gh_vm_msgq_is_complete(const struct gh_vm_msgq_fn *fn)
{
	return !fn->tx.wanted == !fn->tx.resource &&
	       !fn->rx.wanted == !fn->rx.resource;
}

static bool gh_vm_msgq_populate(struct gh_vm_resource_ticket *ticket,
				struct gh_resource *resource)
{
	struct gh_vm_msgq_end *end = container_of(ticket, struct gh_vm_msgq_end,
						  ticket);
	struct gh_vm_msgq_fn *fn = end->owner;
	struct gh_vm_msgq *msgq;

	end->resource = resource;
	if (!gh_vm_msgq_is_complete(fn))
		return true;

	msgq = gh_vm_msgq_add(fn);
	if (IS_ERR(msgq)) {
		dev_err(fn->f->dev, "%s: no device: %pe\n", fn->f->name, msgq);
		end->resource = NULL;
		return false;
	}
	fn->msgq = msgq;

	return true;
}

static void gh_vm_msgq_unpopulate(struct gh_vm_resource_ticket *ticket,
				  struct gh_resource *resource)
{
	struct gh_vm_msgq_end *end = container_of(ticket, struct gh_vm_msgq_end,
						  ticket);
	struct gh_vm_msgq_fn *fn = end->owner;

	if (fn->msgq) {
		auxiliary_device_delete(&fn->msgq->auxdev);
		auxiliary_device_uninit(&fn->msgq->auxdev);
		fn->msgq = NULL;
	}
	end->resource = NULL;
}

static void gh_vm_msgq_end_init(struct gh_vm_msgq_end *end,
				struct gh_vm_msgq_fn *fn,
				enum gh_resource_type type, bool wanted)
{
	end->owner = fn;
	end->wanted = wanted;
	end->ticket = (struct gh_vm_resource_ticket) {
		.resource_type = type,
		.label = fn->f->key,
		.populate = gh_vm_msgq_populate,
		.unpopulate = gh_vm_msgq_unpopulate,
	};
}

static int gh_vm_msgq_end_claim(struct gh_vm_msgq_end *end)
{
	return end->wanted ? gh_vm_add_resource_ticket(end->owner->f->vm,
						       &end->ticket) : 0;
}

static void gh_vm_msgq_end_unclaim(struct gh_vm_msgq_end *end)
{
	if (end->wanted)
		gh_vm_remove_resource_ticket(end->owner->f->vm, &end->ticket);
}

static int gh_vm_msgq_bind(struct gh_vm_function_instance *f)
{
	const struct gh_fn_msgq_arg *arg = f->arg;
	struct gh_vm_msgq_fn *fn;
	int ret;

	if (!arg->flags ||
	    arg->flags & ~(GH_MSGQ_FLAGS_TX | GH_MSGQ_FLAGS_RX))
		return -EINVAL;

	fn = kzalloc(sizeof(*fn), GFP_KERNEL);
	if (!fn)
		return -ENOMEM;

	fn->f = f;
	f->data = fn;
	gh_vm_msgq_end_init(&fn->tx, fn, GH_RESOURCE_TYPE_MSGQ_TX,
			    arg->flags & GH_MSGQ_FLAGS_TX);
	gh_vm_msgq_end_init(&fn->rx, fn, GH_RESOURCE_TYPE_MSGQ_RX,
			    arg->flags & GH_MSGQ_FLAGS_RX);

	ret = gh_vm_msgq_end_claim(&fn->tx);
	if (ret)
		goto free_fn;

	ret = gh_vm_msgq_end_claim(&fn->rx);
	if (ret)
		goto unclaim_tx;

	return 0;

unclaim_tx:
	gh_vm_msgq_end_unclaim(&fn->tx);
free_fn:
	kfree(fn);
	return ret;
}

static void gh_vm_msgq_unbind(struct gh_vm_function_instance *f)
{
	struct gh_vm_msgq_fn *fn = f->data;

	gh_vm_msgq_end_unclaim(&fn->rx);
	gh_vm_msgq_end_unclaim(&fn->tx);
	kfree(fn);
}

static u64 gh_vm_msgq_key(const void *arg)
{
	return ((const struct gh_fn_msgq_arg *)arg)->label;
}

static const struct gh_vm_function gh_vm_msgq_function = {
	.type = GH_FN_MSGQ,
	.name = "msgq",
	.owner = THIS_MODULE,
	.arg_size = sizeof(struct gh_fn_msgq_arg),
	.key = gh_vm_msgq_key,
	.bind = gh_vm_msgq_bind,
	.unbind = gh_vm_msgq_unbind,
};

static int __init gh_vm_msgq_module_init(void)
{
	return gh_vm_function_register(&gh_vm_msgq_function);
}
module_init(gh_vm_msgq_module_init);

static void __exit gh_vm_msgq_module_exit(void)
{
	gh_vm_function_unregister(&gh_vm_msgq_function);
	wait_var_event(&gh_vm_msgq_devices,
		       !atomic_read(&gh_vm_msgq_devices));
}
module_exit(gh_vm_msgq_module_exit);

MODULE_ALIAS_GH_VM_FUNCTION(GH_FN_MSGQ);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Function of a Gunyah virtual machine: its message queues become a device");
