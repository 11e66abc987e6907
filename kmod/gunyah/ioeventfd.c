// SPDX-License-Identifier: GPL-2.0
/*
 * Function of a Gunyah virtual machine: a write of the guest signals an eventfd
 */

#include <linux/gunyah_vm.h>
#include <linux/slab.h>
#include <trace/events/gunyah_vm.h>

#include "eventfd.h"

struct gh_ioeventfd {
	struct gh_vm_function_instance *f;
	struct gh_vm_io_handler io;
	struct eventfd_ctx *ctx;
};

static int gh_ioeventfd_write(struct gh_vm_io_handler *io, u64 addr, u32 len,
			      u64 data)
{
	struct gh_ioeventfd *ioeventfd = container_of(io, struct gh_ioeventfd,
						      io);
	struct gh_vm_function_instance *f = ioeventfd->f;

	/* Before the program can know of it */
	gh_vm_fn_count(f, GH_VM_FN_CNT_signals);
	trace_gh_vm_ioeventfd(f->id, f->gen, addr, len, data);
	compat_eventfd_signal(ioeventfd->ctx);

	return 0;
}

static const struct gh_vm_io_handler_ops gh_ioeventfd_io_ops = {
	.write = gh_ioeventfd_write,
};

static int gh_ioeventfd_bind(struct gh_vm_function_instance *f)
{
	const struct gh_fn_ioeventfd_arg *arg = f->arg;
	struct gh_ioeventfd *ioeventfd;
	int ret;

	if (arg->flags & ~GH_IOEVENTFD_FLAGS_DATAMATCH || arg->padding)
		return -EINVAL;

	ioeventfd = kzalloc(sizeof(*ioeventfd), GFP_KERNEL);
	if (!ioeventfd)
		return -ENOMEM;

	ioeventfd->f = f;
	ioeventfd->io = (struct gh_vm_io_handler) {
		.addr = arg->addr,
		.len = arg->len,
		.datamatch = arg->flags & GH_IOEVENTFD_FLAGS_DATAMATCH,
		.data = arg->datamatch,
		.ops = &gh_ioeventfd_io_ops,
	};
	f->data = ioeventfd;

	ioeventfd->ctx = eventfd_ctx_fdget(arg->fd);
	if (IS_ERR(ioeventfd->ctx)) {
		ret = PTR_ERR(ioeventfd->ctx);
		goto free_ioeventfd;
	}

	ret = gh_vm_add_io_handler(f->vm, &ioeventfd->io);
	if (ret)
		goto put_ctx;

	return 0;

put_ctx:
	eventfd_ctx_put(ioeventfd->ctx);
free_ioeventfd:
	kfree(ioeventfd);
	return ret;
}

static void gh_ioeventfd_unbind(struct gh_vm_function_instance *f)
{
	struct gh_ioeventfd *ioeventfd = f->data;

	/* First: a write that is under way signals. */
	gh_vm_remove_io_handler(f->vm, &ioeventfd->io);
	eventfd_ctx_put(ioeventfd->ctx);
	kfree(ioeventfd);
}

static u64 gh_ioeventfd_key(const void *arg)
{
	return ((const struct gh_fn_ioeventfd_arg *)arg)->addr;
}

/* Several may share an address, and be told by length and value. */
static bool gh_ioeventfd_compare(const struct gh_vm_function_instance *f,
				 const void *other)
{
	const struct gh_fn_ioeventfd_arg *a = f->arg, *b = other;

	if (a->addr != b->addr || a->len != b->len || a->flags != b->flags)
		return false;

	return !(a->flags & GH_IOEVENTFD_FLAGS_DATAMATCH) ||
	       a->datamatch == b->datamatch;
}

static const struct gh_vm_function gh_ioeventfd_function = {
	.type = GH_FN_IOEVENTFD,
	.name = "ioeventfd",
	.owner = THIS_MODULE,
	.arg_size = sizeof(struct gh_fn_ioeventfd_arg),
	.key = gh_ioeventfd_key,
	.bind = gh_ioeventfd_bind,
	.unbind = gh_ioeventfd_unbind,
	.compare = gh_ioeventfd_compare,
};
module_gh_vm_function(gh_ioeventfd_function);

MODULE_ALIAS_GH_VM_FUNCTION(GH_FN_IOEVENTFD);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Function of a Gunyah virtual machine: a write signals an eventfd");
