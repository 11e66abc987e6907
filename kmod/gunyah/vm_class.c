// SPDX-License-Identifier: GPL-2.0
/*
 * /sys/class/gunyah_vm and /sys/class/gunyah_vmfn: machines and functions
 *
 * Everything is readable by everybody and nothing is writable. The files are
 * described in docs/ABI/sysfs-class-gunyah-vm.
 */

#include <linux/sysfs.h>

#include "device_class.h"
#include "vm.h"

static struct class *gh_vm_class;
static struct class *gh_vm_fn_class;

#undef EM
#undef E_
#define EM(value, name)	name,
#define E_(value, name)	name
static const char *const gh_vm_state_names[] = { GH_VM_STATES };

/* Not DEVICE_ATTR: see the class of the message queues. */
#define GH_VM_ATTR(_prefix, _type, _var, _id, _format, _value)		\
static ssize_t _prefix##_##_id##_show(struct device *dev,		\
				      struct device_attribute *attr,	\
				      char *buf)			\
{									\
	const struct _type *_var = dev_get_drvdata(dev);		\
									\
	return sysfs_emit(buf, _format "\n", _value);			\
}									\
static struct device_attribute _prefix##_attr_##_id =			\
	__ATTR(_id, 0444, _prefix##_##_id##_show, NULL)

GH_VM_ATTR(gh_vm, gh_vm, vm, id, "%u", vm->id);
GH_VM_ATTR(gh_vm, gh_vm, vm, generation, "%u", vm->gen);
GH_VM_ATTR(gh_vm, gh_vm, vm, vmid, "%u", READ_ONCE(vm->vmid));
GH_VM_ATTR(gh_vm, gh_vm, vm, state, "%s",
	   gh_vm_state_names[READ_ONCE(vm->state)]);
GH_VM_ATTR(gh_vm, gh_vm, vm, exit_type, "%u", READ_ONCE(vm->exit_type));
GH_VM_ATTR(gh_vm, gh_vm, vm, resources, "%u", READ_ONCE(vm->n_resources));

static struct attribute *gh_vm_attrs[] = {
	&gh_vm_attr_id.attr,
	&gh_vm_attr_generation.attr,
	&gh_vm_attr_vmid.attr,
	&gh_vm_attr_state.attr,
	&gh_vm_attr_exit_type.attr,
	&gh_vm_attr_resources.attr,
	NULL,
};
ATTRIBUTE_GROUPS(gh_vm);

GH_VM_ATTR(gh_vm_fn, gh_vm_function_instance, f, id, "%u", f->id);
GH_VM_ATTR(gh_vm_fn, gh_vm_function_instance, f, generation, "%u", f->gen);
GH_VM_ATTR(gh_vm_fn, gh_vm_function_instance, f, name, "%s", f->name);
GH_VM_ATTR(gh_vm_fn, gh_vm_function_instance, f, type, "%u", f->fn->type);

#define GH_VM_FN_COUNTER_ATTR(_id, ...)					\
	GH_VM_ATTR(gh_vm_fn, gh_vm_function_instance, f, _id, "%lld",	\
		   atomic64_read(&f->counters[GH_VM_FN_CNT_##_id]));
GH_VM_FN_COUNTERS(GH_VM_FN_COUNTER_ATTR)

#define GH_VM_FN_COUNTER_ENTRY(_id, ...)	&gh_vm_fn_attr_##_id.attr,
static struct attribute *gh_vm_fn_attrs[] = {
	&gh_vm_fn_attr_id.attr,
	&gh_vm_fn_attr_generation.attr,
	&gh_vm_fn_attr_name.attr,
	&gh_vm_fn_attr_type.attr,
	GH_VM_FN_COUNTERS(GH_VM_FN_COUNTER_ENTRY)
	NULL,
};
ATTRIBUTE_GROUPS(gh_vm_fn);

/**
 * gh_vm_class_add() - show a machine in sysfs
 * @vm: the machine
 *
 * Without a parent: the Resource Manager's device may go before it.
 *
 * Context: process context, may sleep.
 * Return: 0 or what creating the device returned.
 */
int gh_vm_class_add(struct gh_vm *vm)
{
	vm->dev = device_create_with_groups(gh_vm_class, NULL, 0, vm,
					    gh_vm_groups, "vm%u", vm->id);
	return PTR_ERR_OR_ZERO(vm->dev);
}

/**
 * gh_vm_class_del() - undo gh_vm_class_add()
 * @vm: the machine, without functions
 *
 * No attribute is being read any more when this returns.
 *
 * Context: process context, may sleep.
 */
void gh_vm_class_del(struct gh_vm *vm)
{
	device_unregister(vm->dev);
}

/**
 * gh_vm_class_add_function() - show a function in sysfs
 * @f: the function
 *
 * Context: process context, may sleep.
 * Return: 0 or what creating the device returned.
 */
int gh_vm_class_add_function(struct gh_vm_function_instance *f)
{
	f->dev = device_create_with_groups(gh_vm_fn_class, f->vm->dev, 0, f,
					   gh_vm_fn_groups, "fn%u", f->id);
	return PTR_ERR_OR_ZERO(f->dev);
}

/**
 * gh_vm_class_del_function() - undo gh_vm_class_add_function()
 * @f: the function
 *
 * Context: process context, may sleep.
 */
void gh_vm_class_del_function(struct gh_vm_function_instance *f)
{
	device_unregister(f->dev);
}

/**
 * gh_vm_class_init() - make the classes
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering them returned.
 */
int gh_vm_class_init(void)
{
	gh_vm_class = gh_compat_class_create("gunyah_vm");
	if (IS_ERR(gh_vm_class))
		return PTR_ERR(gh_vm_class);

	gh_vm_fn_class = gh_compat_class_create("gunyah_vmfn");
	if (IS_ERR(gh_vm_fn_class)) {
		class_destroy(gh_vm_class);
		return PTR_ERR(gh_vm_fn_class);
	}

	return 0;
}

/**
 * gh_vm_class_exit() - undo gh_vm_class_init()
 *
 * Context: process context, may sleep.
 */
void gh_vm_class_exit(void)
{
	class_destroy(gh_vm_fn_class);
	class_destroy(gh_vm_class);
}
