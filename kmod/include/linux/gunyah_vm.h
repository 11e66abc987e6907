/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Gunyah virtual machines: what a function of one needs
 *
 * A function does something for a virtual machine from the day a program adds
 * it until it is removed or the machine is closed. What it works on comes and
 * goes meanwhile: the doorbells and queues of the machine when it starts and
 * ends. See docs/gunyah-vm.md.
 */
#ifndef _LINUX_GUNYAH_VM_H
#define _LINUX_GUNYAH_VM_H

#include <linux/atomic.h>
#include <linux/device/driver.h>
#include <linux/gunyah.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/rbtree.h>
#include <linux/stringify.h>
#include <linux/types.h>
#include <uapi/linux/gunyah.h>

struct device;
struct gh_vm;
struct gh_vm_function;
struct gh_vm_resource;

/* Counters, one line each: files of /sys/class/gunyah_vmfn/<function>/ */
#define GH_VM_FN_COUNTERS(C)						\
	C(signals)		/* passed on */				\
	C(errors)		/* came in, and could not be */

#define GH_VM_FN_COUNTER_ID(_id, ...)	GH_VM_FN_CNT_##_id,
enum gh_vm_fn_counter {
	GH_VM_FN_COUNTERS(GH_VM_FN_COUNTER_ID)
	GH_VM_FN_CNT_N,
};

/**
 * struct gh_vm_function_instance - a function of one virtual machine
 * @vm: the machine
 * @fn: the type
 * @arg: what the program gave for an argument, in the kernel's memory
 * @key: what tells it from others of its type: see struct gh_vm_function
 * @name: what to call it
 * @dev: its device in /sys/class/gunyah_vmfn
 * @data: the function's own
 * @id: small, used again
 * @gen: never used again
 * @counters: see gh_vm_fn_count()
 */
struct gh_vm_function_instance {
	struct gh_vm *vm;
	const struct gh_vm_function *fn;
	const void *arg;
	u64 key;
	const char *name;
	struct device *dev;
	void *data;
	u32 id;
	u32 gen;
	atomic64_t counters[GH_VM_FN_CNT_N];

	/* private: */
	struct list_head node;
};

/**
 * struct gh_vm_function - a type of function
 * @type: its number, GH_FN_* of the uapi
 * @name: for sysfs and messages
 * @owner: module that stays while there is one of this type
 * @arg_size: bytes that its argument has
 * @key: of an argument: what it is about, a label say
 * @bind: begin; the argument has the right size and is yet to be checked,
 *	unknown flags refused. Returns 0 or a negative errno. What it needs of
 *	the virtual machine it asks for by gh_vm_add_resource_ticket() and
 *	gh_vm_add_io_handler().
 * @unbind: undo @bind; nothing of it is used any more when it returns
 * @compare: would @arg name this instance, to remove it? NULL if an equal key
 *	does.
 *
 * All are called in process context and may sleep; for one virtual machine one
 * at a time.
 */
struct gh_vm_function {
	u32 type;
	const char *name;
	struct module *owner;
	size_t arg_size;
	u64 (*key)(const void *arg);
	int (*bind)(struct gh_vm_function_instance *f);
	void (*unbind)(struct gh_vm_function_instance *f);
	bool (*compare)(const struct gh_vm_function_instance *f,
			const void *arg);
};

int gh_vm_function_register(const struct gh_vm_function *fn);
void gh_vm_function_unregister(const struct gh_vm_function *fn);

/* The whole module is one type of function, loaded when a program wants it. */
#define module_gh_vm_function(_fn)					\
	module_driver(_fn, gh_vm_function_register, gh_vm_function_unregister)
#define GH_VM_FUNCTION_ALIAS		"ghfunc:"
#define MODULE_ALIAS_GH_VM_FUNCTION(_type)				\
	MODULE_ALIAS(GH_VM_FUNCTION_ALIAS __stringify(_type))

/* Context: any, from bind to unbind. */
static inline void gh_vm_fn_count(struct gh_vm_function_instance *f,
				  enum gh_vm_fn_counter counter)
{
	atomic64_inc(&f->counters[counter]);
}

/**
 * struct gh_vm_resource_ticket - a claim to a resource that is yet to come
 * @resource_type: of what type
 * @label: what the virtual machine's device tree calls it
 * @populate: here it is. Returns whether it is taken; if not, nobody else gets
 *	it for this ticket, and @unpopulate is not called.
 * @unpopulate: it goes, or the ticket is being removed: it must not be used
 *	any more when this returns
 *
 * The callbacks may sleep, and must not add or remove tickets of the virtual
 * machine.
 */
struct gh_vm_resource_ticket {
	enum gh_resource_type resource_type;
	u32 label;
	bool (*populate)(struct gh_vm_resource_ticket *ticket,
			 struct gh_resource *resource);
	void (*unpopulate)(struct gh_vm_resource_ticket *ticket,
			   struct gh_resource *resource);

	/* private: */
	struct list_head node;
	struct gh_vm_resource *resource;
};

int gh_vm_add_resource_ticket(struct gh_vm *vm,
			      struct gh_vm_resource_ticket *ticket);
void gh_vm_remove_resource_ticket(struct gh_vm *vm,
				  struct gh_vm_resource_ticket *ticket);

struct gh_vm_io_handler;

/**
 * struct gh_vm_io_handler_ops - what is done about a write
 * @write: it was one of @len bytes at @addr, of this value. Process context,
 *	may sleep; must not add or remove handlers. Returns 0 or a negative
 *	errno, which goes to whoever runs the guest.
 */
struct gh_vm_io_handler_ops {
	int (*write)(struct gh_vm_io_handler *io, u64 addr, u32 len, u64 data);
};

/**
 * struct gh_vm_io_handler - which writes of the guest somebody waits for
 * @addr: guest physical address
 * @len: bytes of the write: 1, 2, 4, 8; or 0 for any of these
 * @datamatch: only if the value is @data
 * @data: that value
 * @ops: what is done
 */
struct gh_vm_io_handler {
	u64 addr;
	u32 len;
	bool datamatch;
	u64 data;
	const struct gh_vm_io_handler_ops *ops;

	/* private: */
	struct rb_node node;
};

int gh_vm_add_io_handler(struct gh_vm *vm, struct gh_vm_io_handler *io);
void gh_vm_remove_io_handler(struct gh_vm *vm, struct gh_vm_io_handler *io);

/* For whoever runs the guest */
struct gh_vm *gh_vm_find(u32 id);
void gh_vm_put(struct gh_vm *vm);
int gh_vm_mmio_write(struct gh_vm *vm, u64 addr, u32 len, u64 data);

#endif /* _LINUX_GUNYAH_VM_H */
