// SPDX-License-Identifier: GPL-2.0
/* Gunyah virtual machines: types of functions, and functions */

#include <linux/idr.h>
#include <linux/kmod.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/xarray.h>

#include "vm.h"

/* By type. Its lock is held while the module of one is pinned. */
static DEFINE_XARRAY(gh_vm_function_types);

static DEFINE_IDA(gh_vm_function_ids);
static atomic_t gh_vm_function_generation = ATOMIC_INIT(0);

/**
 * gh_vm_function_register() - offer a type of function
 * @fn: the type; must stay until gh_vm_function_unregister()
 *
 * Context: process context, may sleep.
 * Return: 0; -EBUSY if there is that type; -ENOMEM.
 */
int gh_vm_function_register(const struct gh_vm_function *fn)
{
	return xa_insert(&gh_vm_function_types, fn->type, (void *)fn,
			 GFP_KERNEL);
}
EXPORT_SYMBOL_GPL(gh_vm_function_register);

/**
 * gh_vm_function_unregister() - take a type of function away
 * @fn: the type; to be called from the exit function of its owner, when there
 *	can be no function of it any more
 *
 * Context: process context, may sleep.
 */
void gh_vm_function_unregister(const struct gh_vm_function *fn)
{
	xa_erase(&gh_vm_function_types, fn->type);
}
EXPORT_SYMBOL_GPL(gh_vm_function_unregister);

static const struct gh_vm_function *gh_vm_function_type(u32 type)
{
	const struct gh_vm_function *fn;

	xa_lock(&gh_vm_function_types);
	fn = xa_load(&gh_vm_function_types, type);
	if (fn && !try_module_get(fn->owner))
		fn = NULL;
	xa_unlock(&gh_vm_function_types);

	return fn;
}

static const struct gh_vm_function *gh_vm_function_type_get(u32 type)
{
	const struct gh_vm_function *fn = gh_vm_function_type(type);

	if (!fn) {
		request_module(GH_VM_FUNCTION_ALIAS "%u", type);
		fn = gh_vm_function_type(type);
	}

	return fn ?: ERR_PTR(-ENOENT);
}

static const void *gh_vm_function_arg(const struct gh_vm_function *fn,
				      const struct gh_fn_desc *desc)
{
	if (desc->arg_size != fn->arg_size)
		return ERR_PTR(-EINVAL);

	return memdup_user(u64_to_user_ptr(desc->arg), desc->arg_size);
}

static struct gh_vm_function_instance *
gh_vm_function_alloc(struct gh_vm *vm, const struct gh_vm_function *fn,
		     const struct gh_fn_desc *desc)
{
	struct gh_vm_function_instance *f;
	int ret;

	f = kzalloc(sizeof(*f), GFP_KERNEL);
	if (!f)
		return ERR_PTR(-ENOMEM);

	f->vm = vm;
	f->fn = fn;
	f->arg = gh_vm_function_arg(fn, desc);
	if (IS_ERR(f->arg)) {
		ret = PTR_ERR(f->arg);
		goto free_instance;
	}

	f->key = fn->key(f->arg);
	f->name = kasprintf(GFP_KERNEL, "vm%u-%s-%#llx", vm->id, fn->name,
			    f->key);
	if (!f->name) {
		ret = -ENOMEM;
		goto free_arg;
	}

	ret = ida_alloc(&gh_vm_function_ids, GFP_KERNEL);
	if (ret < 0)
		goto free_name;
	f->id = ret;
	f->gen = atomic_inc_return(&gh_vm_function_generation);

	return f;

free_name:
	kfree(f->name);
free_arg:
	kfree(f->arg);
free_instance:
	kfree(f);
	return ERR_PTR(ret);
}

static void gh_vm_function_free(struct gh_vm_function_instance *f)
{
	ida_free(&gh_vm_function_ids, f->id);
	kfree(f->name);
	kfree(f->arg);
	kfree(f);
}

static void gh_vm_function_trace(const struct gh_vm_function_instance *f,
				 bool bound, int error)
{
	trace_gh_vm_function(f->vm->id, f->vm->gen, f->fn->type, f->id, f->gen,
			     bound, error);
}

static int gh_vm_function_bind(struct gh_vm_function_instance *f)
{
	int ret;

	ret = gh_vm_class_add_function(f);
	if (ret)
		return ret;

	ret = f->fn->bind(f);
	gh_vm_function_trace(f, !ret, ret);
	if (ret) {
		gh_vm_class_del_function(f);
		return ret;
	}

	list_add(&f->node, &f->vm->functions);
	return 0;
}

static void gh_vm_function_unbind(struct gh_vm_function_instance *f)
{
	const struct gh_vm_function *fn = f->fn;

	list_del(&f->node);
	fn->unbind(f);
	gh_vm_function_trace(f, false, 0);
	gh_vm_class_del_function(f);
	gh_vm_function_free(f);
	module_put(fn->owner);
}

static int gh_vm_function_add_locked(struct gh_vm *vm,
				     const struct gh_vm_function *fn,
				     const struct gh_fn_desc *desc)
{
	struct gh_vm_function_instance *f;
	int ret;

	if (READ_ONCE(vm->state) == GH_VM_CLOSED)
		return -ENODEV;

	f = gh_vm_function_alloc(vm, fn, desc);
	if (IS_ERR(f))
		return PTR_ERR(f);

	ret = gh_vm_function_bind(f);
	if (ret)
		gh_vm_function_free(f);

	return ret;
}

/**
 * gh_vm_function_add() - let a function begin
 * @vm: the machine, started or not
 * @desc: type and argument
 *
 * Context: process context of a program, may sleep.
 * Return: 0; -ENOENT if there is no such type, its module tried; -EINVAL for an
 * argument of another size; -EFAULT; -ENODEV when the Resource Manager has
 * gone; -ENOMEM; -EINTR; or what the function's bind() returned.
 */
int gh_vm_function_add(struct gh_vm *vm, const struct gh_fn_desc *desc)
{
	const struct gh_vm_function *fn;
	int ret;

	/* Before the lock: it may load a module. */
	fn = gh_vm_function_type_get(desc->type);
	if (IS_ERR(fn))
		return PTR_ERR(fn);

	ret = mutex_lock_interruptible(&vm->lock);
	if (!ret) {
		ret = gh_vm_function_add_locked(vm, fn, desc);
		mutex_unlock(&vm->lock);
	}
	if (ret)
		module_put(fn->owner);

	return ret;
}

static bool gh_vm_function_is(const struct gh_vm_function_instance *f,
			      const struct gh_vm_function *fn, const void *arg)
{
	if (f->fn != fn)
		return false;

	return fn->compare ? fn->compare(f, arg) : f->key == fn->key(arg);
}

static int gh_vm_function_remove_locked(struct gh_vm *vm,
					const struct gh_vm_function *fn,
					const void *arg)
{
	struct gh_vm_function_instance *f;

	list_for_each_entry(f, &vm->functions, node) {
		if (gh_vm_function_is(f, fn, arg)) {
			gh_vm_function_unbind(f);
			return 0;
		}
	}

	return -ENOENT;
}

/**
 * gh_vm_function_remove() - end a function, traffic or not
 * @vm: the machine
 * @desc: type and argument that name it
 *
 * Context: process context of a program, may sleep.
 * Return: 0; -ENOENT if there is no such function or type; -EINVAL for an
 * argument of another size; -EFAULT; -ENOMEM; -EINTR.
 */
int gh_vm_function_remove(struct gh_vm *vm, const struct gh_fn_desc *desc)
{
	const struct gh_vm_function *fn;
	const void *arg;
	int ret;

	fn = gh_vm_function_type(desc->type);
	if (!fn)
		return -ENOENT;

	arg = gh_vm_function_arg(fn, desc);
	if (IS_ERR(arg)) {
		ret = PTR_ERR(arg);
		goto put_module;
	}

	ret = mutex_lock_interruptible(&vm->lock);
	if (!ret) {
		ret = gh_vm_function_remove_locked(vm, fn, arg);
		mutex_unlock(&vm->lock);
	}
	kfree(arg);
put_module:
	module_put(fn->owner);
	return ret;
}

/**
 * gh_vm_function_remove_all() - end all functions, last one first
 * @vm: the machine, locked
 *
 * Context: process context, may sleep.
 */
void gh_vm_function_remove_all(struct gh_vm *vm)
{
	struct gh_vm_function_instance *f, *next;

	lockdep_assert_held(&vm->lock);
	list_for_each_entry_safe(f, next, &vm->functions, node)
		gh_vm_function_unbind(f);
}

/**
 * gh_vm_function_exit() - nothing registers any more
 *
 * Context: process context.
 */
void gh_vm_function_exit(void)
{
	xa_destroy(&gh_vm_function_types);
	ida_destroy(&gh_vm_function_ids);
}
