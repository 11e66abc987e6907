// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah virtual machines: from creating one to closing it
 *
 * A virtual machine here is what a program has a file of: an id at the
 * Resource Manager, resources that this gives it when it starts, and functions
 * that use them. Nobody gives it memory or runs its vCPUs.
 */

#include <linux/idr.h>
#include <linux/slab.h>

#include "vm.h"

static DEFINE_IDA(gh_vm_ids);
static atomic_t gh_vm_generation = ATOMIC_INIT(0);

/* Unbound: ending a machine may take seconds, and wait for others. */
static struct workqueue_struct *gh_vm_wq;

/**
 * gh_vm_set_state() - note how far a machine is
 * @vm: the machine
 * @state: how far
 *
 * Context: process context.
 */
void gh_vm_set_state(struct gh_vm *vm, enum gh_vm_state state)
{
	WRITE_ONCE(vm->state, state);
	trace_gh_vm_state(vm->id, vm->gen, READ_ONCE(vm->vmid), state,
			  READ_ONCE(vm->exit_type));
	wake_up_all(&vm->wait);
}

static void gh_vm_free(struct kref *kref)
{
	struct gh_vm *vm = container_of(kref, struct gh_vm, kref);

	ida_free(&gh_vm_ids, vm->id);
	gh_rm_put(vm->rm);
	kfree(vm);
}

/**
 * gh_vm_put() - undo gh_vm_find()
 * @vm: the machine
 *
 * Context: process context, may sleep.
 */
void gh_vm_put(struct gh_vm *vm)
{
	kref_put(&vm->kref, gh_vm_free);
}
EXPORT_SYMBOL_GPL(gh_vm_put);

/* It ended by itself: what it had for us is worth nothing any more. */
static void gh_vm_exit_work(struct work_struct *work)
{
	struct gh_vm *vm = container_of(work, struct gh_vm, exit_work);

	gh_vm_resource_remove_all(vm);
	mutex_lock(&vm->resource_lock);
	gh_vm_set_state(vm, GH_VM_EXITED);
	mutex_unlock(&vm->resource_lock);
}

/**
 * gh_vm_exited() - the Resource Manager says that a machine has ended
 * @vm: a machine that has been started
 *
 * Context: process context.
 */
void gh_vm_exited(struct gh_vm *vm)
{
	queue_work(gh_vm_wq, &vm->exit_work);
}

static int gh_vm_bring_up(struct gh_vm *vm)
{
	int ret;

	ret = gh_vm_rm_listen(vm);
	if (!ret)
		ret = gh_vm_rm_load(vm);
	if (!ret)
		ret = gh_vm_resource_add_all(vm);
	if (!ret)
		ret = gh_vm_rm_run(vm);

	return ret;
}

/* In the reverse of the order, from wherever gh_vm_bring_up() came to */
static void gh_vm_bring_down(struct gh_vm *vm)
{
	gh_vm_rm_halt(vm);
	gh_vm_resource_remove_all(vm);
	gh_vm_rm_unload(vm);
	gh_vm_rm_unlisten(vm);
	cancel_work_sync(&vm->exit_work);
}

static void gh_vm_start_work(struct work_struct *work)
{
	struct gh_vm *vm = container_of(work, struct gh_vm, start_work);

	vm->start_ret = gh_vm_bring_up(vm);
	if (vm->start_ret)
		gh_vm_bring_down(vm);
}

static void gh_vm_end_work(struct work_struct *work)
{
	gh_vm_bring_down(container_of(work, struct gh_vm, end_work));
}

/*
 * By a worker, which gets no signals: they end calls to the Resource Manager,
 * and who was killed would leave what he had asked for there for ever.
 */
static void gh_vm_work(struct gh_vm *vm, struct work_struct *work)
{
	lockdep_assert_held(&vm->lock);
	queue_work(gh_vm_wq, work);
	flush_work(work);
}

static int gh_vm_start_locked(struct gh_vm *vm)
{
	enum gh_vm_state state = READ_ONCE(vm->state);

	if (state != GH_VM_NEW)
		return state == GH_VM_CLOSED ? -ENODEV : -EINVAL;

	gh_vm_set_state(vm, GH_VM_STARTING);
	gh_vm_work(vm, &vm->start_work);
	if (vm->start_ret) {
		dev_err(vm->dev, "not started: %pe\n",
			ERR_PTR(vm->start_ret));
		gh_vm_set_state(vm, GH_VM_NEW);
	}

	return vm->start_ret;
}

/**
 * gh_vm_end() - leave nothing of a machine to the Resource Manager
 * @vm: the machine, locked; closed afterwards
 *
 * Functions that it has stay, and have no resources.
 *
 * Context: process context, may sleep.
 */
void gh_vm_end(struct gh_vm *vm)
{
	if (READ_ONCE(vm->state) != GH_VM_NEW)
		gh_vm_work(vm, &vm->end_work);
	gh_vm_set_state(vm, GH_VM_CLOSED);
}

/**
 * gh_vm_start() - let the Resource Manager start a machine
 * @vm: a new machine
 *
 * Its resources are there for its functions when this returns. On error it is
 * as new, and may be started again.
 *
 * Context: process context, may sleep for as long as calls to the Resource
 * Manager do; no signal ends that.
 * Return: 0; -EINVAL if it has been started; -ENODEV without its Resource
 * Manager; -EINTR if somebody else works on it; -ENOMEM; or what a call to the
 * Resource Manager returned.
 */
int gh_vm_start(struct gh_vm *vm)
{
	int ret;

	ret = mutex_lock_interruptible(&vm->lock);
	if (ret)
		return ret;
	ret = gh_vm_start_locked(vm);
	mutex_unlock(&vm->lock);

	return ret;
}

static struct gh_vm *gh_vm_alloc(void)
{
	struct gh_vm *vm;
	int id;

	vm = kzalloc(sizeof(*vm), GFP_KERNEL);
	if (!vm)
		return ERR_PTR(-ENOMEM);

	id = ida_alloc(&gh_vm_ids, GFP_KERNEL);
	if (id < 0) {
		kfree(vm);
		return ERR_PTR(id);
	}

	vm->id = id;
	vm->gen = atomic_inc_return(&gh_vm_generation);
	kref_init(&vm->kref);
	mutex_init(&vm->lock);
	INIT_LIST_HEAD(&vm->functions);
	mutex_init(&vm->resource_lock);
	INIT_LIST_HEAD(&vm->resources);
	INIT_LIST_HEAD(&vm->tickets);
	init_rwsem(&vm->io_lock);
	vm->io_handlers = RB_ROOT;
	init_waitqueue_head(&vm->wait);
	INIT_WORK(&vm->exit_work, gh_vm_exit_work);
	INIT_WORK(&vm->start_work, gh_vm_start_work);
	INIT_WORK(&vm->end_work, gh_vm_end_work);

	return vm;
}

/**
 * gh_vm_create() - make a machine
 *
 * Of the Resource Manager that has been there longest. That need not know of
 * it before gh_vm_start().
 *
 * Context: process context, may sleep.
 * Return: the machine, for gh_vm_close(); ERR_PTR(-ENODEV) without a Resource
 * Manager; ERR_PTR(-ENOMEM); or what making its device returned.
 */
struct gh_vm *gh_vm_create(void)
{
	struct gh_vm *vm;
	int ret;

	vm = gh_vm_alloc();
	if (IS_ERR(vm))
		return vm;

	ret = gh_vm_class_add(vm);
	if (ret)
		goto free_vm;

	gh_vm_set_state(vm, GH_VM_NEW);
	ret = gh_vm_manager_join(vm);
	if (ret)
		goto del_class;

	return vm;

del_class:
	gh_vm_class_del(vm);
free_vm:
	ida_free(&gh_vm_ids, vm->id);
	kfree(vm);
	return ERR_PTR(ret);
}

/**
 * gh_vm_close() - end a machine, traffic or not, and all of its functions
 * @vm: the machine
 *
 * Context: process context, may sleep.
 */
void gh_vm_close(struct gh_vm *vm)
{
	mutex_lock(&vm->lock);
	gh_vm_function_remove_all(vm);
	gh_vm_end(vm);
	gh_vm_resource_forget_tickets(vm);
	mutex_unlock(&vm->lock);

	gh_vm_manager_leave(vm);
	gh_vm_class_del(vm);
	gh_vm_put(vm);
}

static int __init gh_vm_module_init(void)
{
	int ret;

	gh_vm_wq = alloc_workqueue(KBUILD_MODNAME, WQ_UNBOUND, 0);
	if (!gh_vm_wq)
		return -ENOMEM;

	ret = gh_vm_class_init();
	if (ret)
		goto destroy_wq;

	gh_vm_manager_init();
	ret = gh_vm_dev_init();
	if (ret)
		goto exit_manager;

	return 0;

exit_manager:
	gh_vm_manager_exit();
	gh_vm_class_exit();
destroy_wq:
	destroy_workqueue(gh_vm_wq);
	return ret;
}
module_init(gh_vm_module_init);

static void __exit gh_vm_module_exit(void)
{
	gh_vm_dev_exit();
	gh_vm_manager_exit();
	gh_vm_class_exit();
	destroy_workqueue(gh_vm_wq);
	gh_vm_function_exit();
	ida_destroy(&gh_vm_ids);
}
module_exit(gh_vm_module_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Gunyah virtual machines");
