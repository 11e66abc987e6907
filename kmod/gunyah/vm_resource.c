// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah virtual machines: resources that come and go, and tickets for them
 *
 * A function says by type and label what it wants, and keeps that ticket as
 * long as it likes; the machine's doorbells and queues are there from its
 * start to its end. Whichever comes last brings the two together.
 */

#include <linux/slab.h>

#include "vm.h"

static void gh_vm_resource_trace(const struct gh_vm *vm,
				 const struct gh_vm_resource *r, bool there)
{
	trace_gh_vm_resource(vm->id, vm->gen, r->resource->type, r->label,
			     r->resource->capid, there, !!r->ticket);
}

static bool gh_vm_resource_fits(const struct gh_vm_resource *r,
				const struct gh_vm_resource_ticket *ticket)
{
	return r->resource->type == ticket->resource_type &&
	       r->label == ticket->label;
}

static void gh_vm_resource_give(struct gh_vm_resource *r,
				struct gh_vm_resource_ticket *ticket)
{
	if (!ticket->populate(ticket, r->resource))
		return;
	r->ticket = ticket;
	ticket->resource = r;
}

static void gh_vm_resource_take_back(struct gh_vm_resource *r)
{
	struct gh_vm_resource_ticket *ticket = r->ticket;

	if (!ticket)
		return;
	ticket->unpopulate(ticket, r->resource);
	ticket->resource = NULL;
	r->ticket = NULL;
}

static void gh_vm_resource_offer(struct gh_vm *vm, struct gh_vm_resource *r)
{
	struct gh_vm_resource_ticket *ticket;

	list_for_each_entry(ticket, &vm->tickets, node) {
		if (ticket->resource || !gh_vm_resource_fits(r, ticket))
			continue;
		gh_vm_resource_give(r, ticket);
		return;
	}
}

static int gh_vm_resource_add(struct gh_vm *vm,
			      const struct gh_rm_hyp_resource *entry)
{
	struct gh_vm_resource *r;
	int ret;

	r = kzalloc(sizeof(*r), GFP_KERNEL);
	if (!r)
		return -ENOMEM;

	r->label = entry->label;
	r->resource = gh_rm_alloc_resource(vm->rm, entry);
	if (IS_ERR(r->resource)) {
		ret = PTR_ERR(r->resource);
		dev_err(vm->dev, "resource of type %u, label %u: %pe\n",
			entry->type, entry->label, r->resource);
		kfree(r);
		return ret;
	}

	mutex_lock(&vm->resource_lock);
	list_add(&r->node, &vm->resources);
	vm->n_resources++;
	gh_vm_resource_offer(vm, r);
	gh_vm_resource_trace(vm, r, true);
	mutex_unlock(&vm->resource_lock);

	return 0;
}

/**
 * gh_vm_resource_add_all() - make a machine's resources available
 * @vm: a machine that is ready to run
 *
 * What was added before an error is removed by gh_vm_resource_remove_all().
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; or why the Resource Manager's answer, or an entry of it,
 * is of no use.
 */
int gh_vm_resource_add_all(struct gh_vm *vm)
{
	struct gh_rm_hyp_resources *all;
	int ret = 0;
	u32 i;

	all = gh_rm_get_hyp_resources(vm->rm, vm->vmid);
	if (IS_ERR(all))
		return PTR_ERR(all);

	for (i = 0; i < all->n_entries && !ret; i++)
		ret = gh_vm_resource_add(vm, &all->entries[i]);
	kfree(all);

	return ret;
}

/**
 * gh_vm_resource_remove_all() - take a machine's resources away
 * @vm: the machine
 *
 * What was added last goes first. No function uses any of them afterwards;
 * their tickets stay.
 *
 * Context: process context, may sleep.
 */
void gh_vm_resource_remove_all(struct gh_vm *vm)
{
	struct gh_vm_resource *r, *next;

	mutex_lock(&vm->resource_lock);
	list_for_each_entry_safe(r, next, &vm->resources, node) {
		gh_vm_resource_trace(vm, r, false);
		gh_vm_resource_take_back(r);
		gh_rm_free_resource(vm->rm, r->resource);
		list_del(&r->node);
		vm->n_resources--;
		kfree(r);
	}
	mutex_unlock(&vm->resource_lock);
}

/**
 * gh_vm_add_resource_ticket() - claim a resource, be it there already or not
 * @vm: the machine
 * @ticket: type, label and callbacks set; must stay until
 *	gh_vm_remove_resource_ticket()
 *
 * populate() may run before this returns.
 *
 * Context: process context, may sleep; not from a ticket's callbacks.
 * Return: 0; -EEXIST if there is a ticket for that type and label.
 */
int gh_vm_add_resource_ticket(struct gh_vm *vm,
			      struct gh_vm_resource_ticket *ticket)
{
	struct gh_vm_resource_ticket *other;
	struct gh_vm_resource *r;
	int ret = 0;

	ticket->resource = NULL;
	mutex_lock(&vm->resource_lock);
	list_for_each_entry(other, &vm->tickets, node) {
		if (other->resource_type == ticket->resource_type &&
		    other->label == ticket->label) {
			ret = -EEXIST;
			goto unlock;
		}
	}

	list_add_tail(&ticket->node, &vm->tickets);
	list_for_each_entry(r, &vm->resources, node) {
		if (gh_vm_resource_fits(r, ticket)) {
			gh_vm_resource_give(r, ticket);
			break;
		}
	}
unlock:
	mutex_unlock(&vm->resource_lock);
	return ret;
}
EXPORT_SYMBOL_GPL(gh_vm_add_resource_ticket);

/**
 * gh_vm_remove_resource_ticket() - undo gh_vm_add_resource_ticket()
 * @vm: the machine
 * @ticket: the ticket; none of its callbacks runs any more afterwards
 *
 * Context: process context, may sleep; not from a ticket's callbacks.
 */
void gh_vm_remove_resource_ticket(struct gh_vm *vm,
				  struct gh_vm_resource_ticket *ticket)
{
	mutex_lock(&vm->resource_lock);
	if (ticket->resource)
		gh_vm_resource_take_back(ticket->resource);
	list_del(&ticket->node);
	mutex_unlock(&vm->resource_lock);
}
EXPORT_SYMBOL_GPL(gh_vm_remove_resource_ticket);

/**
 * gh_vm_resource_forget_tickets() - let go of what functions left behind
 * @vm: a machine without functions and resources
 *
 * There is nothing to forget unless a function is wrong.
 *
 * Context: process context, may sleep.
 */
void gh_vm_resource_forget_tickets(struct gh_vm *vm)
{
	struct gh_vm_resource_ticket *ticket, *next;

	mutex_lock(&vm->resource_lock);
	list_for_each_entry_safe(ticket, next, &vm->tickets, node) {
		dev_warn(vm->dev, "a function forgot its ticket for type %u, label %u\n",
			 ticket->resource_type, ticket->label);
		list_del(&ticket->node);
	}
	mutex_unlock(&vm->resource_lock);
}
