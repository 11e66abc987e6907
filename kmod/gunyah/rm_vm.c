// SPDX-License-Identifier: GPL-2.0
/* Resource Manager client: calls about virtual machines */

#include <linux/slab.h>

#include "rm.h"

/*
 * Ask, and expect an answer of @size bytes exactly; more are a newer
 * Resource Manager's only where it says so.
 */
static int gh_rm_vm_ask(struct gh_rm *rm, u32 message_id, const void *req,
			size_t req_size, void *resp, size_t size)
{
	size_t resp_size;
	void *answer;
	int ret;

	ret = gh_rm_call(rm, message_id, req, req_size, &answer, &resp_size);
	if (ret)
		return ret;

	if (resp_size == size)
		memcpy(resp, answer, size);
	else
		ret = -EBADMSG;
	kfree(answer);

	return ret;
}

static int gh_rm_vm_name(struct gh_rm *rm, u32 message_id, u16 vmid)
{
	struct gh_rm_wire_vmid req = { .vmid = cpu_to_le16(vmid) };

	return gh_rm_call(rm, message_id, &req, sizeof(req), NULL, NULL);
}

/**
 * gh_rm_alloc_vmid() - make a virtual machine
 * @rm: the Resource Manager
 * @vmid: which; 0 for any
 *
 * It is in state %GH_RM_VM_STATUS_LOAD afterwards.
 *
 * Context: process context, sleeps.
 * Return: its number, above 0; -EBADMSG if the Resource Manager gave none;
 * -ENODEV also when none is left; or the errors of gh_rm_call().
 */
int gh_rm_alloc_vmid(struct gh_rm *rm, u16 vmid)
{
	struct gh_rm_wire_vmid req = { .vmid = cpu_to_le16(vmid) };
	__le32 given = 0;
	int ret;

	/* One that was named is not named again in the answer. */
	ret = gh_rm_vm_ask(rm, GH_RM_VM_ALLOC_VMID, &req, sizeof(req), &given,
			   vmid ? 0 : sizeof(given));
	if (ret)
		return ret;
	if (vmid)
		return vmid;

	ret = le32_to_cpu(given);
	return ret > 0 && ret < GH_VMID_INVAL ? ret : -EBADMSG;
}
EXPORT_SYMBOL_GPL(gh_rm_alloc_vmid);

/**
 * gh_rm_dealloc_vmid() - undo gh_rm_alloc_vmid()
 * @rm: the Resource Manager
 * @vmid: which; one that was allocated: some Resource Managers do not survive
 *	the question
 *
 * Context: process context, sleeps.
 * Return: 0; -EINVAL also unless it is loading or reset; or the errors of
 * gh_rm_call().
 */
int gh_rm_dealloc_vmid(struct gh_rm *rm, u16 vmid)
{
	return gh_rm_vm_name(rm, GH_RM_VM_DEALLOC_VMID, vmid);
}
EXPORT_SYMBOL_GPL(gh_rm_dealloc_vmid);

/**
 * gh_rm_vm_init() - make ready a virtual machine whose image is configured
 * @rm: the Resource Manager
 * @vmid: which
 *
 * Context: process context, sleeps.
 * Return: 0, and it is in state %GH_RM_VM_STATUS_READY; or the errors of
 * gh_rm_call().
 */
int gh_rm_vm_init(struct gh_rm *rm, u16 vmid)
{
	return gh_rm_vm_name(rm, GH_RM_VM_INIT, vmid);
}
EXPORT_SYMBOL_GPL(gh_rm_vm_init);

/**
 * gh_rm_vm_start() - let a virtual machine run
 * @rm: the Resource Manager
 * @vmid: which; it is ready
 *
 * Context: process context, sleeps.
 * Return: 0, and it is in state %GH_RM_VM_STATUS_RUNNING; or the errors of
 * gh_rm_call().
 */
int gh_rm_vm_start(struct gh_rm *rm, u16 vmid)
{
	return gh_rm_vm_name(rm, GH_RM_VM_START, vmid);
}
EXPORT_SYMBOL_GPL(gh_rm_vm_start);

/**
 * gh_rm_vm_reset() - take back what a virtual machine has
 * @rm: the Resource Manager
 * @vmid: which; it has exited, or never ran
 *
 * Begins only: a notification %GH_RM_NOTIFICATION_VM_STATUS says when it is in
 * state %GH_RM_VM_STATUS_RESET.
 *
 * Context: process context, sleeps.
 * Return: 0; or the errors of gh_rm_call().
 */
int gh_rm_vm_reset(struct gh_rm *rm, u16 vmid)
{
	return gh_rm_vm_name(rm, GH_RM_VM_RESET, vmid);
}
EXPORT_SYMBOL_GPL(gh_rm_vm_reset);

/**
 * gh_rm_vm_stop() - stop a virtual machine, whatever it does
 * @rm: the Resource Manager
 * @vmid: which
 *
 * Context: process context, sleeps.
 * Return: 0; or the errors of gh_rm_call().
 */
int gh_rm_vm_stop(struct gh_rm *rm, u16 vmid)
{
	struct gh_rm_wire_stop req = {
		.vmid = cpu_to_le16(vmid),
		.flags = GH_RM_WIRE_STOP_FORCE,
		.reason = cpu_to_le32(GH_RM_WIRE_STOP_REASON_FORCE),
	};

	return gh_rm_call(rm, GH_RM_VM_STOP, &req, sizeof(req), NULL, NULL);
}
EXPORT_SYMBOL_GPL(gh_rm_vm_stop);

/**
 * gh_rm_vm_configure() - say where a virtual machine's image is
 * @rm: the Resource Manager
 * @vmid: which; it is loading
 * @image: where
 *
 * Context: process context, sleeps.
 * Return: 0; or the errors of gh_rm_call().
 */
int gh_rm_vm_configure(struct gh_rm *rm, u16 vmid,
		       const struct gh_rm_vm_image *image)
{
	struct gh_rm_wire_image req = {
		.vmid = cpu_to_le16(vmid),
		.auth = cpu_to_le16(image->auth),
		.mem_handle = cpu_to_le32(image->mem_handle),
		.image_offset = cpu_to_le64(image->image_offset),
		.image_size = cpu_to_le64(image->image_size),
		.dtb_offset = cpu_to_le64(image->dtb_offset),
		.dtb_size = cpu_to_le64(image->dtb_size),
	};

	return gh_rm_call(rm, GH_RM_VM_CONFIG_IMAGE, &req, sizeof(req), NULL,
			  NULL);
}
EXPORT_SYMBOL_GPL(gh_rm_vm_configure);

/**
 * gh_rm_vm_set_firmware_mem() - say where a virtual machine's firmware is
 * @rm: the Resource Manager
 * @vmid: which; its image is configured, and it is not ready yet
 * @mem_handle: memory parcel
 * @offset: in it, bytes
 * @size: bytes
 *
 * Context: process context, sleeps.
 * Return: 0; or the errors of gh_rm_call().
 */
int gh_rm_vm_set_firmware_mem(struct gh_rm *rm, u16 vmid, u32 mem_handle,
			      u64 offset, u64 size)
{
	struct gh_rm_wire_firmware req = {
		.vmid = cpu_to_le16(vmid),
		.mem_handle = cpu_to_le32(mem_handle),
		.offset = cpu_to_le64(offset),
		.size = cpu_to_le64(size),
	};

	return gh_rm_call(rm, GH_RM_VM_SET_FIRMWARE_MEM, &req, sizeof(req),
			  NULL, NULL);
}
EXPORT_SYMBOL_GPL(gh_rm_vm_set_firmware_mem);

/**
 * gh_rm_vm_get_state() - how is a virtual machine?
 * @rm: the Resource Manager
 * @vmid: which; 0 for this one
 * @state: set
 *
 * Context: process context, sleeps.
 * Return: 0; -EBADMSG for an answer of another size; or the errors of
 * gh_rm_call().
 */
int gh_rm_vm_get_state(struct gh_rm *rm, u16 vmid,
		       struct gh_rm_vm_status_payload *state)
{
	struct gh_rm_wire_vmid req = { .vmid = cpu_to_le16(vmid) };
	struct gh_rm_wire_state wire;
	int ret;

	ret = gh_rm_vm_ask(rm, GH_RM_VM_GET_STATE, &req, sizeof(req), &wire,
			   sizeof(wire));
	if (ret)
		return ret;

	*state = (struct gh_rm_vm_status_payload) {
		.vmid = vmid,
		.vm_status = wire.vm_status,
		.os_status = wire.os_status,
		.app_status = le16_to_cpu(wire.app_status),
	};

	return 0;
}
EXPORT_SYMBOL_GPL(gh_rm_vm_get_state);

/**
 * gh_rm_get_vmid() - which virtual machine is this?
 * @rm: the Resource Manager
 * @vmid: set
 *
 * Context: process context, sleeps.
 * Return: 0; -EBADMSG for an answer that is no such number; or the errors of
 * gh_rm_call().
 */
int gh_rm_get_vmid(struct gh_rm *rm, u16 *vmid)
{
	__le32 wire;
	int ret;

	ret = gh_rm_vm_ask(rm, GH_RM_VM_GET_VMID, NULL, 0, &wire,
			   sizeof(wire));
	if (ret)
		return ret;
	if (le32_to_cpu(wire) > U16_MAX)
		return -EBADMSG;

	*vmid = le32_to_cpu(wire);
	return 0;
}
EXPORT_SYMBOL_GPL(gh_rm_get_vmid);

/* The one of that type, in a list of them that may say anything */
static ssize_t gh_rm_vm_find_id(const void *list, size_t left,
				enum gh_rm_vm_id_type type, void *id,
				size_t size)
{
	const struct gh_rm_wire_id *entry;
	const __le32 *n = list;
	size_t id_size;
	u32 i;

	if (left < sizeof(*n))
		return -EBADMSG;
	list += sizeof(*n);
	left -= sizeof(*n);

	for (i = 0; i < le32_to_cpu(*n); i++) {
		entry = list;
		if (left < sizeof(*entry))
			return -EBADMSG;
		left -= sizeof(*entry);
		id_size = le16_to_cpu(entry->size);
		if (left < ALIGN(id_size, 4))
			return -EBADMSG;
		left -= ALIGN(id_size, 4);
		list += sizeof(*entry) + ALIGN(id_size, 4);
		if (entry->type != type)
			continue;
		if (id_size > size)
			return -ENOSPC;
		memcpy(id, entry->id, id_size);
		return id_size;
	}

	return -ENOENT;
}

/**
 * gh_rm_vm_get_id() - what a virtual machine is called
 * @rm: the Resource Manager
 * @vmid: which; 0 for this one
 * @type: which of its names
 * @id: where it goes, as the Resource Manager has it: not terminated
 * @size: bytes there
 *
 * Context: process context, sleeps.
 * Return: bytes of the name; -ENOENT if it has none of that type; -ENOSPC if
 * it does not fit; -EBADMSG for an answer that is shorter than it says; or the
 * errors of gh_rm_call().
 */
ssize_t gh_rm_vm_get_id(struct gh_rm *rm, u16 vmid, enum gh_rm_vm_id_type type,
			void *id, size_t size)
{
	struct gh_rm_wire_vmid req = { .vmid = cpu_to_le16(vmid) };
	size_t resp_size;
	void *resp;
	ssize_t ret;

	ret = gh_rm_call(rm, GH_RM_VM_GET_ID, &req, sizeof(req), &resp,
			 &resp_size);
	if (ret)
		return ret;

	ret = gh_rm_vm_find_id(resp, resp_size, type, id, size);
	kfree(resp);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_rm_vm_get_id);
