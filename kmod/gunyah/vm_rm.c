// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah virtual machines: what is asked of the Resource Manager, and what it
 * says
 *
 * The order is its own: load, configure, initialise, run; stop, reset, give
 * back. It answers a stop and a reset before they are done, and tells when
 * they are.
 */

#include "vm.h"

/* No memory parcel: who has a machine with memory is somebody else. */
#define GH_VM_RM_NO_MEMORY	U32_MAX

/* What tells us may have been lost: then ask. */
#define GH_VM_RM_PATIENCE	(5 * HZ)

static void gh_vm_rm_note(struct gh_vm *vm, u8 status)
{
	WRITE_ONCE(vm->rm_status, status);
	wake_up_all(&vm->wait);
	if (status == GH_RM_VM_STATUS_EXITED && READ_ONCE(vm->run))
		gh_vm_exited(vm);
}

static bool gh_vm_rm_is_ours(const struct gh_vm *vm, u16 vmid)
{
	return vmid && vmid == READ_ONCE(vm->vmid);
}

static int gh_vm_rm_notify(struct notifier_block *nb, unsigned long action,
			   void *data)
{
	struct gh_vm *vm = container_of(nb, struct gh_vm, nb);
	const struct gh_rm_notification *notification = data;
	struct gh_rm_vm_status_payload status;
	struct gh_rm_vm_exited_payload exited;

	switch (action) {
	case GH_RM_NOTIFICATION_VM_EXITED:
		if (gh_rm_vm_exited(notification, &exited) ||
		    !gh_vm_rm_is_ours(vm, exited.vmid))
			return NOTIFY_DONE;
		WRITE_ONCE(vm->exit_type, exited.exit_type);
		gh_vm_rm_note(vm, GH_RM_VM_STATUS_EXITED);
		return NOTIFY_OK;
	case GH_RM_NOTIFICATION_VM_STATUS:
		if (gh_rm_vm_status(notification, &status) ||
		    !gh_vm_rm_is_ours(vm, status.vmid))
			return NOTIFY_DONE;
		gh_vm_rm_note(vm, status.vm_status);
		return NOTIFY_OK;
	default:
		return NOTIFY_DONE;
	}
}

/**
 * gh_vm_rm_listen() - hear what the Resource Manager says of a machine
 * @vm: the machine
 *
 * Context: process context, may sleep.
 * Return: 0 or what gh_rm_notifier_register() returned.
 */
int gh_vm_rm_listen(struct gh_vm *vm)
{
	int ret;

	vm->rm_status = GH_RM_VM_STATUS_NO_STATE;
	vm->exit_type = 0;
	vm->nb.notifier_call = gh_vm_rm_notify;
	ret = gh_rm_notifier_register(vm->rm, &vm->nb);
	vm->listening = !ret;

	return ret;
}

/**
 * gh_vm_rm_unlisten() - undo gh_vm_rm_listen(), if that was done
 * @vm: the machine
 *
 * Context: process context, may sleep.
 */
void gh_vm_rm_unlisten(struct gh_vm *vm)
{
	if (vm->listening)
		gh_rm_notifier_unregister(vm->rm, &vm->nb);
	vm->listening = false;
}

/* True: it has come so far; what was only asked for comes later. */
static bool gh_vm_rm_wait(struct gh_vm *vm, u8 status)
{
	struct gh_rm_vm_status_payload now = {};

	if (wait_event_timeout(vm->wait, READ_ONCE(vm->rm_status) == status,
			       GH_VM_RM_PATIENCE))
		return true;

	return !gh_rm_vm_get_state(vm->rm, vm->vmid, &now) &&
	       now.vm_status == status;
}

/**
 * gh_vm_rm_load() - have the Resource Manager make a machine ready
 * @vm: a machine that is listened for
 *
 * What was done before an error is undone by gh_vm_rm_unload().
 *
 * Context: process context, may sleep.
 * Return: 0 or what a call to the Resource Manager returned.
 */
int gh_vm_rm_load(struct gh_vm *vm)
{
	struct gh_rm_vm_image image = {
		.auth = GH_RM_VM_AUTH_NONE,
		.mem_handle = GH_VM_RM_NO_MEMORY,
	};
	int ret;

	ret = gh_rm_alloc_vmid(vm->rm, 0);
	if (ret < 0)
		return ret;
	WRITE_ONCE(vm->vmid, ret);

	ret = gh_rm_vm_configure(vm->rm, vm->vmid, &image);
	if (ret)
		return ret;
	vm->configured = true;

	return gh_rm_vm_init(vm->rm, vm->vmid);
}

/**
 * gh_vm_rm_unload() - undo gh_vm_rm_load(), as far as that came
 * @vm: a machine that does not run
 *
 * Context: process context, may sleep.
 */
void gh_vm_rm_unload(struct gh_vm *vm)
{
	u16 vmid = vm->vmid;
	int ret = 0;

	if (!vmid)
		return;

	if (vm->configured) {
		ret = gh_rm_vm_reset(vm->rm, vmid);
		if (!ret && !gh_vm_rm_wait(vm, GH_RM_VM_STATUS_RESET))
			ret = -ETIMEDOUT;
	}
	if (!ret)
		ret = gh_rm_dealloc_vmid(vm->rm, vmid);
	/* Without its Resource Manager there is nobody to give it back to. */
	if (ret && ret != -ENODEV)
		dev_err(vm->dev, "vmid %u is not given back: %pe\n", vmid,
			ERR_PTR(ret));

	vm->configured = false;
	WRITE_ONCE(vm->vmid, 0);
}

/**
 * gh_vm_rm_run() - start a machine that is ready
 * @vm: the machine
 *
 * Context: process context, may sleep.
 * Return: 0 or what the call to the Resource Manager returned.
 */
int gh_vm_rm_run(struct gh_vm *vm)
{
	int ret;

	/* Before it runs: it may end at once. */
	WRITE_ONCE(vm->run, true);
	ret = gh_rm_vm_start(vm->rm, vm->vmid);
	if (ret)
		return ret;

	mutex_lock(&vm->resource_lock);
	if (vm->state == GH_VM_STARTING)
		gh_vm_set_state(vm, GH_VM_RUNNING);
	mutex_unlock(&vm->resource_lock);

	return 0;
}

/**
 * gh_vm_rm_halt() - undo gh_vm_rm_run(), if that was done
 * @vm: the machine, which may have ended
 *
 * Context: process context, may sleep.
 */
void gh_vm_rm_halt(struct gh_vm *vm)
{
	if (READ_ONCE(vm->run) &&
	    READ_ONCE(vm->rm_status) != GH_RM_VM_STATUS_EXITED &&
	    !gh_rm_vm_stop(vm->rm, vm->vmid) &&
	    !gh_vm_rm_wait(vm, GH_RM_VM_STATUS_EXITED))
		dev_warn(vm->dev, "vmid %u does not stop\n", vm->vmid);
	WRITE_ONCE(vm->run, false);
}
