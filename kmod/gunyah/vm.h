/* SPDX-License-Identifier: GPL-2.0 */
/* Virtual machines: what the files of the manager share */
#ifndef _GUNYAH_VM_H
#define _GUNYAH_VM_H

#include <linux/gunyah_rm.h>
#include <linux/gunyah_vm.h>
#include <linux/kref.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/rwsem.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <trace/events/gunyah_vm.h>

/* A resource of a virtual machine, and the ticket that has it */
struct gh_vm_resource {
	struct gh_resource *resource;
	struct gh_vm_resource_ticket *ticket;
	u32 label;
	struct list_head node;
};

struct gh_vm {
	/* One for the file, one for each who found it by gh_vm_find() */
	struct kref kref;
	struct gh_rm *rm;
	struct device *dev;
	u32 id;				/* small, used again */
	u32 gen;			/* never used again */
	struct list_head node;		/* among all there are */

	/*
	 * What programs ask for, one thing at a time: held over binding and
	 * calls to the Resource Manager, so a mutex. Protects functions.
	 * Outermost.
	 */
	struct mutex lock;
	struct list_head functions;

	/*
	 * Protects resources and tickets, with what they have of each other. A
	 * mutex: populate and unpopulate sleep. Inside lock, but the end of
	 * the machine, which nobody asked for, takes it alone.
	 */
	struct mutex resource_lock;
	struct list_head resources;
	struct list_head tickets;
	unsigned int n_resources;

	/*
	 * Protects io_handlers. Read-held while a handler runs, so that it can
	 * be removed only afterwards; handlers sleep.
	 */
	struct rw_semaphore io_lock;
	struct rb_root io_handlers;

	/*
	 * Written under lock, and by the exit work under resource_lock; a
	 * machine that starts is made a running one under both.
	 */
	enum gh_vm_state state;

	/* Under lock, or by a worker for who holds it; read from anywhere */
	u16 vmid;		/* 0: the Resource Manager knows none */
	bool listening;
	bool configured;	/* it must be reset before it is given back */
	bool run;		/* it has been started */

	/* What the Resource Manager says. Who waits for that waits here. */
	struct notifier_block nb;
	wait_queue_head_t wait;
	u8 rm_status;
	u32 exit_type;

	struct work_struct exit_work;
	struct work_struct start_work;
	struct work_struct end_work;
	int start_ret;
};

/* vm.c */
struct gh_vm *gh_vm_create(void);
void gh_vm_close(struct gh_vm *vm);
int gh_vm_start(struct gh_vm *vm);
void gh_vm_exited(struct gh_vm *vm);
void gh_vm_end(struct gh_vm *vm);
void gh_vm_set_state(struct gh_vm *vm, enum gh_vm_state state);

/* vm_manager.c */
int gh_vm_manager_join(struct gh_vm *vm);
void gh_vm_manager_leave(struct gh_vm *vm);
void gh_vm_manager_init(void);
void gh_vm_manager_exit(void);

/* vm_rm.c */
int gh_vm_rm_listen(struct gh_vm *vm);
void gh_vm_rm_unlisten(struct gh_vm *vm);
int gh_vm_rm_load(struct gh_vm *vm);
void gh_vm_rm_unload(struct gh_vm *vm);
int gh_vm_rm_run(struct gh_vm *vm);
void gh_vm_rm_halt(struct gh_vm *vm);

/* vm_function.c */
int gh_vm_function_add(struct gh_vm *vm, const struct gh_fn_desc *desc);
int gh_vm_function_remove(struct gh_vm *vm, const struct gh_fn_desc *desc);
void gh_vm_function_remove_all(struct gh_vm *vm);
void gh_vm_function_exit(void);

/* vm_resource.c */
int gh_vm_resource_add_all(struct gh_vm *vm);
void gh_vm_resource_remove_all(struct gh_vm *vm);
void gh_vm_resource_forget_tickets(struct gh_vm *vm);

/* vm_class.c */
int gh_vm_class_init(void);
void gh_vm_class_exit(void);
int gh_vm_class_add(struct gh_vm *vm);
void gh_vm_class_del(struct gh_vm *vm);
int gh_vm_class_add_function(struct gh_vm_function_instance *f);
void gh_vm_class_del_function(struct gh_vm_function_instance *f);

/* vm_dev.c */
int gh_vm_dev_init(void);
void gh_vm_dev_exit(void);

#endif /* _GUNYAH_VM_H */
