// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Resource Manager: virtual machines
 *
 * They run nothing. They have the states of real ones, change them by the same
 * calls and tell of it, and what a machine has of the hypervisor's is there
 * from its initialisation until it has been reset.
 */

#include <linux/slab.h>
#include <linux/sysfs.h>

#include "rm.h"

#define GH_SIM_RM_VMID_FIRST	0x80
#define GH_SIM_RM_VMID_LAST	0xbe

#define GH_SIM_RM_OS_NONE	0
#define GH_SIM_RM_OS_RUN	4
#define GH_SIM_RM_OS_HALTED	6

/* What a reason for an exit consists of */
#define GH_SIM_RM_REASON	0xa5

struct gh_sim_rm_vm {
	struct list_head node;
	u16 vmid;
	u8 status;
	u8 os;
	struct gh_sim_rm_objects *objects;	/* NULL: none */
};

static struct gh_sim_rm_vm *gh_sim_rm_vm_find(struct gh_sim_rm *rm, u16 vmid)
{
	struct gh_sim_rm_vm *vm;

	list_for_each_entry(vm, &rm->vms, node)
		if (vm->vmid == vmid)
			return vm;

	return NULL;
}

/* All requests about a virtual machine begin with its number. */
static struct gh_sim_rm_vm *gh_sim_rm_vm_of(struct gh_sim_rm *rm,
					    const void *req)
{
	const struct gh_rm_wire_vmid *wire = req;

	return gh_sim_rm_vm_find(rm, le16_to_cpu(wire->vmid));
}

static void gh_sim_rm_vm_change(struct gh_sim_rm *rm, struct gh_sim_rm_vm *vm,
				enum gh_rm_vm_status status, u8 os)
{
	struct gh_rm_wire_status wire = {
		.vmid = cpu_to_le16(vm->vmid),
		.state = { .vm_status = status, .os_status = os },
	};

	vm->status = status;
	vm->os = os;
	gh_sim_rm_notify(rm, GH_RM_NOTIFICATION_VM_STATUS, &wire,
			 sizeof(wire));
}

static void gh_sim_rm_vm_take_objects(struct gh_sim_rm_vm *vm)
{
	if (vm->objects)
		gh_sim_rm_objects_destroy(vm->objects);
	vm->objects = NULL;
}

static void gh_sim_rm_vm_del(struct gh_sim_rm_vm *vm)
{
	gh_sim_rm_vm_take_objects(vm);
	list_del(&vm->node);
	kfree(vm);
}

/* 0: none is left */
static u16 gh_sim_rm_vm_free_vmid(struct gh_sim_rm *rm)
{
	u16 vmid;

	for (vmid = GH_SIM_RM_VMID_FIRST; vmid <= GH_SIM_RM_VMID_LAST; vmid++)
		if (!gh_sim_rm_vm_find(rm, vmid))
			return vmid;

	return 0;
}

static u32 gh_sim_rm_vm_alloc(struct gh_sim_rm *rm, const void *req,
			      size_t size)
{
	const struct gh_rm_wire_vmid *wire = req;
	u16 vmid = le16_to_cpu(wire->vmid) ?: gh_sim_rm_vm_free_vmid(rm);
	struct gh_sim_rm_vm *vm;
	__le32 given;

	if (!vmid)
		return GH_RM_ERROR_NORESOURCE;
	if (gh_sim_rm_vm_find(rm, vmid))
		return GH_RM_ERROR_VMID_INVALID;

	vm = kzalloc(sizeof(*vm), GFP_KERNEL);
	if (!vm)
		return GH_RM_ERROR_NOMEM;
	vm->vmid = vmid;
	vm->status = GH_RM_VM_STATUS_LOAD;
	list_add_tail(&vm->node, &rm->vms);

	given = cpu_to_le32(vmid);
	if (!wire->vmid)
		gh_sim_rm_put(rm, &given, sizeof(given));

	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_dealloc(struct gh_sim_rm *rm, const void *req,
				size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;
	if (vm->status != GH_RM_VM_STATUS_LOAD &&
	    vm->status != GH_RM_VM_STATUS_RESET)
		return GH_RM_ERROR_VM_STATE;

	gh_sim_rm_vm_del(vm);
	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_configure(struct gh_sim_rm *rm, const void *req,
				  size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;
	if (vm->status != GH_RM_VM_STATUS_LOAD)
		return GH_RM_ERROR_VM_STATE;

	gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_INIT, GH_SIM_RM_OS_NONE);
	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_firmware(struct gh_sim_rm *rm, const void *req,
				 size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;

	return vm->status == GH_RM_VM_STATUS_INIT ? GH_RM_ERROR_OK :
						    GH_RM_ERROR_VM_STATE;
}

static u32 gh_sim_rm_vm_init(struct gh_sim_rm *rm, const void *req,
			     size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);
	struct gh_sim_rm_objects *objects;

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;
	if (vm->status != GH_RM_VM_STATUS_INIT)
		return GH_RM_ERROR_VM_STATE;

	objects = gh_sim_rm_objects_create(rm);
	if (IS_ERR(objects)) {
		gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_INIT_FAILED,
				    GH_SIM_RM_OS_NONE);
		return GH_RM_ERROR_NORESOURCE;
	}
	vm->objects = objects;
	gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_READY, GH_SIM_RM_OS_NONE);

	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_start(struct gh_sim_rm *rm, const void *req,
			      size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;
	if (vm->status != GH_RM_VM_STATUS_READY)
		return GH_RM_ERROR_VM_STATE;

	gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_RUNNING, GH_SIM_RM_OS_RUN);
	return GH_RM_ERROR_OK;
}

static void gh_sim_rm_vm_exited(struct gh_sim_rm *rm, struct gh_sim_rm_vm *vm,
				u16 exit_type, u32 reason_size)
{
	struct gh_rm_wire_exited *wire = (struct gh_rm_wire_exited *)rm->exited;

	wire->vmid = cpu_to_le16(vm->vmid);
	wire->exit_type = cpu_to_le16(exit_type);
	wire->reason_size = cpu_to_le32(reason_size);
	memset(wire + 1, GH_SIM_RM_REASON, reason_size);
	gh_sim_rm_notify(rm, GH_RM_NOTIFICATION_VM_EXITED, wire,
			 sizeof(*wire) + reason_size);
	gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_EXITED,
			    GH_SIM_RM_OS_HALTED);
}

/* Unless forced: one that runs nothing does not listen. */
static u32 gh_sim_rm_vm_stop(struct gh_sim_rm *rm, const void *req,
			     size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);
	const struct gh_rm_wire_stop *stop = req;

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;
	if (vm->status != GH_RM_VM_STATUS_RUNNING)
		return GH_RM_ERROR_VM_STATE;

	if (stop->flags & GH_RM_WIRE_STOP_FORCE)
		gh_sim_rm_vm_exited(rm, vm, GH_RM_EXIT_TYPE_VM_STOP_FORCED,
				    sizeof(__le32));
	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_reset(struct gh_sim_rm *rm, const void *req,
			      size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;
	if (vm->status != GH_RM_VM_STATUS_EXITED &&
	    vm->status != GH_RM_VM_STATUS_READY &&
	    vm->status != GH_RM_VM_STATUS_INIT_FAILED)
		return GH_RM_ERROR_VM_STATE;

	gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_RESETTING,
			    GH_SIM_RM_OS_NONE);
	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_get_state(struct gh_sim_rm *rm, const void *req,
				  size_t size)
{
	const struct gh_rm_wire_vmid *wire = req;
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);
	struct gh_rm_wire_state state = {
		.vm_status = GH_RM_VM_STATUS_RUNNING,
		.os_status = GH_SIM_RM_OS_RUN,
	};

	if (wire->vmid && !vm)
		return GH_RM_ERROR_VMID_INVALID;

	if (vm) {
		state.vm_status = vm->status;
		state.os_status = vm->os;
	}
	gh_sim_rm_put(rm, &state, sizeof(state));

	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_vm_get_resources(struct gh_sim_rm *rm, const void *req,
				      size_t size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_of(rm, req);

	if (!vm)
		return GH_RM_ERROR_VMID_INVALID;

	gh_sim_rm_objects_put(rm, vm->objects);
	return GH_RM_ERROR_OK;
}

#define GH_SIM_RM_VM_CALL(_id, _name)					\
	{ GH_RM_VM_##_id, sizeof(struct gh_rm_wire_vmid), gh_sim_rm_vm_##_name }

const struct gh_sim_rm_call gh_sim_rm_vm_calls[] = {
	GH_SIM_RM_VM_CALL(ALLOC_VMID, alloc),
	GH_SIM_RM_VM_CALL(DEALLOC_VMID, dealloc),
	GH_SIM_RM_VM_CALL(START, start),
	GH_SIM_RM_VM_CALL(RESET, reset),
	GH_SIM_RM_VM_CALL(INIT, init),
	GH_SIM_RM_VM_CALL(GET_STATE, get_state),
	GH_SIM_RM_VM_CALL(GET_HYP_RESOURCES, get_resources),
	{ GH_RM_VM_STOP, sizeof(struct gh_rm_wire_stop), gh_sim_rm_vm_stop },
	{ GH_RM_VM_CONFIG_IMAGE, sizeof(struct gh_rm_wire_image),
	  gh_sim_rm_vm_configure },
	{ GH_RM_VM_SET_FIRMWARE_MEM, sizeof(struct gh_rm_wire_firmware),
	  gh_sim_rm_vm_firmware },
	{}
};

/**
 * gh_sim_rm_vm_finish_resets() - take back what is to be taken back
 * @rm: the Resource Manager, its lock held
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_vm_finish_resets(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_vm *vm;

	list_for_each_entry(vm, &rm->vms, node) {
		if (vm->status != GH_RM_VM_STATUS_RESETTING)
			continue;
		gh_sim_rm_vm_take_objects(vm);
		gh_sim_rm_vm_change(rm, vm, GH_RM_VM_STATUS_RESET,
				    GH_SIM_RM_OS_NONE);
	}
}

/**
 * gh_sim_rm_vm_exit() - let a virtual machine exit by itself
 * @rm: the Resource Manager, its lock held
 * @vmid: which; it runs
 * @exit_type: why
 * @reason_size: bytes of more detail
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOENT if there is none of that number; -EBUSY if it does not
 * run; -ERANGE for a reason that is too long.
 */
int gh_sim_rm_vm_exit(struct gh_sim_rm *rm, u16 vmid, u16 exit_type,
		      u32 reason_size)
{
	struct gh_sim_rm_vm *vm = gh_sim_rm_vm_find(rm, vmid);

	if (!vm)
		return -ENOENT;
	if (vm->status != GH_RM_VM_STATUS_RUNNING)
		return -EBUSY;
	if (reason_size > GH_SIM_RM_REASON_MAX)
		return -ERANGE;

	gh_sim_rm_vm_exited(rm, vm, exit_type, reason_size);
	return 0;
}

/**
 * gh_sim_rm_vm_list() - number and state of each
 * @rm: the Resource Manager, its lock held
 * @page: where they go, a line each
 *
 * Context: process context.
 * Return: bytes.
 */
ssize_t gh_sim_rm_vm_list(struct gh_sim_rm *rm, char *page)
{
	struct gh_sim_rm_vm *vm;
	ssize_t len = 0;

	list_for_each_entry(vm, &rm->vms, node)
		len += sysfs_emit_at(page, len, "%u %u\n", vm->vmid,
				     vm->status);

	return len;
}

/**
 * gh_sim_rm_vm_forget() - forget all virtual machines
 * @rm: the Resource Manager, its lock held
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_vm_forget(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_vm *vm, *next;

	list_for_each_entry_safe(vm, next, &rm->vms, node)
		gh_sim_rm_vm_del(vm);
}
