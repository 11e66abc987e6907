// SPDX-License-Identifier: GPL-2.0
/*
 * A function of a virtual machine that is wrong: when it is removed it leaves
 * its ticket behind. One at a time.
 */

#include <linux/gunyah_vm.h>
#include <linux/module.h>

struct forgetful_arg {
	u32 label;
};

static ulong forgetful_taken;
module_param_named(taken, forgetful_taken, ulong, 0444);
MODULE_PARM_DESC(taken, "resources it was given, less those taken back");

static bool forgetful_populate(struct gh_vm_resource_ticket *ticket,
			       struct gh_resource *resource)
{
	forgetful_taken++;
	return true;
}

static void forgetful_unpopulate(struct gh_vm_resource_ticket *ticket,
				 struct gh_resource *resource)
{
	forgetful_taken--;
}

static struct gh_vm_resource_ticket forgetful_ticket = {
	.resource_type = GH_RESOURCE_TYPE_BELL_TX,
	.populate = forgetful_populate,
	.unpopulate = forgetful_unpopulate,
};

static u64 forgetful_key(const void *arg)
{
	return ((const struct forgetful_arg *)arg)->label;
}

static int forgetful_bind(struct gh_vm_function_instance *f)
{
	forgetful_ticket.label = f->key;
	return gh_vm_add_resource_ticket(f->vm, &forgetful_ticket);
}

static void forgetful_unbind(struct gh_vm_function_instance *f)
{
}

static const struct gh_vm_function forgetful_function = {
	.type = 30001,
	.name = "forgetful",
	.owner = THIS_MODULE,
	.arg_size = sizeof(struct forgetful_arg),
	.key = forgetful_key,
	.bind = forgetful_bind,
	.unbind = forgetful_unbind,
};
module_gh_vm_function(forgetful_function);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: a function that forgets its ticket");
