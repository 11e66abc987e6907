// SPDX-License-Identifier: GPL-2.0
/* Gunyah virtual machines: which there are, and whose they are */

#include <linux/slab.h>

#include "vm.h"

struct gh_vm_manager {
	struct gh_rm *rm;
	struct list_head node;
};

/*
 * Protects gh_vms and gh_vm_managers; a mutex, as references to Resource
 * Managers are taken under it. Never held while anything is done to a machine.
 */
static DEFINE_MUTEX(gh_vms_lock);
static LIST_HEAD(gh_vms);
/* The Resource Managers there are, oldest first */
static LIST_HEAD(gh_vm_managers);

/**
 * gh_vm_find() - a machine by its number
 * @id: the number in /sys/class/gunyah_vm/vm<id>
 *
 * Context: process context, may sleep.
 * Return: the machine, for gh_vm_put(); NULL if there is none.
 */
struct gh_vm *gh_vm_find(u32 id)
{
	struct gh_vm *vm, *found = NULL;

	mutex_lock(&gh_vms_lock);
	list_for_each_entry(vm, &gh_vms, node) {
		if (vm->id != id)
			continue;
		kref_get(&vm->kref);
		found = vm;
		break;
	}
	mutex_unlock(&gh_vms_lock);

	return found;
}
EXPORT_SYMBOL_GPL(gh_vm_find);

/**
 * gh_vm_manager_join() - make a machine one of the oldest Resource Manager's
 * @vm: the machine; that the Resource Manager goes is noticed from here on
 *
 * Context: process context, may sleep.
 * Return: 0; -ENODEV if there is none.
 */
int gh_vm_manager_join(struct gh_vm *vm)
{
	struct gh_vm_manager *manager;

	mutex_lock(&gh_vms_lock);
	manager = list_first_entry_or_null(&gh_vm_managers,
					   struct gh_vm_manager, node);
	if (manager) {
		vm->rm = gh_rm_get(manager->rm);
		list_add_tail(&vm->node, &gh_vms);
	}
	mutex_unlock(&gh_vms_lock);

	return manager ? 0 : -ENODEV;
}

/**
 * gh_vm_manager_leave() - undo gh_vm_manager_join()
 * @vm: the machine, closed
 *
 * Context: process context, may sleep.
 */
void gh_vm_manager_leave(struct gh_vm *vm)
{
	mutex_lock(&gh_vms_lock);
	list_del(&vm->node);
	mutex_unlock(&gh_vms_lock);
}

static int gh_vm_manager_add(struct gh_rm *rm)
{
	struct gh_vm_manager *manager;

	manager = kzalloc(sizeof(*manager), GFP_KERNEL);
	if (!manager)
		return -ENOMEM;

	manager->rm = rm;
	mutex_lock(&gh_vms_lock);
	list_add_tail(&manager->node, &gh_vm_managers);
	mutex_unlock(&gh_vms_lock);

	return 0;
}

static struct gh_vm_manager *gh_vm_manager_of(const struct gh_rm *rm)
{
	struct gh_vm_manager *manager;

	list_for_each_entry(manager, &gh_vm_managers, node)
		if (manager->rm == rm)
			return manager;

	return NULL;
}

static struct gh_vm *gh_vm_of(const struct gh_rm *rm)
{
	struct gh_vm *vm, *found = NULL;

	mutex_lock(&gh_vms_lock);
	list_for_each_entry(vm, &gh_vms, node) {
		if (vm->rm != rm || READ_ONCE(vm->state) == GH_VM_CLOSED)
			continue;
		kref_get(&vm->kref);
		found = vm;
		break;
	}
	mutex_unlock(&gh_vms_lock);

	return found;
}

/* Files stay open, and functions theirs; there is only nothing behind them. */
static void gh_vm_manager_remove(struct gh_rm *rm)
{
	struct gh_vm_manager *manager;
	struct gh_vm *vm;

	mutex_lock(&gh_vms_lock);
	manager = gh_vm_manager_of(rm);
	list_del(&manager->node);
	mutex_unlock(&gh_vms_lock);
	kfree(manager);

	while ((vm = gh_vm_of(rm))) {
		mutex_lock(&vm->lock);
		gh_vm_end(vm);
		mutex_unlock(&vm->lock);
		gh_vm_put(vm);
	}
}

static struct gh_rm_client gh_vm_client = {
	.name = KBUILD_MODNAME,
	.add = gh_vm_manager_add,
	.remove = gh_vm_manager_remove,
};

/**
 * gh_vm_manager_init() - want to know of every Resource Manager
 *
 * Context: process context, may sleep.
 */
void gh_vm_manager_init(void)
{
	gh_rm_client_register(&gh_vm_client);
}

/**
 * gh_vm_manager_exit() - undo gh_vm_manager_init()
 *
 * Context: process context, may sleep.
 */
void gh_vm_manager_exit(void)
{
	gh_rm_client_unregister(&gh_vm_client);
}
