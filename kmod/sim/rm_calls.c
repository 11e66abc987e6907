// SPDX-License-Identifier: GPL-2.0
/* Simulated Resource Manager: the calls that it answers */

#include "rm.h"

/* The virtual machine that Linux is, as where Gunyah starts it first */
#define GH_SIM_RM_VMID		3

/* Ours is called this, everywhere */
#define GH_SIM_RM_GUID		"0123456789abcdef"
#define GH_SIM_RM_NAME		"gunyah-sim"

/**
 * gh_sim_rm_put() - add to the payload of the answer
 * @rm: the Resource Manager, its lock held
 * @data: the bytes
 * @size: how many
 *
 * What the answer has no room for is left out.
 *
 * Context: process context.
 */
void gh_sim_rm_put(struct gh_sim_rm *rm, const void *data, size_t size)
{
	struct gh_sim_rm_message *answer = &rm->answer;

	size = min(size, GH_SIM_RM_CONTENT_SIZE - answer->size);
	memcpy(answer->content + answer->size, data, size);
	answer->size += size;
}

static u32 gh_sim_rm_call_echo(struct gh_sim_rm *rm, const void *req,
			       size_t size)
{
	gh_sim_rm_put(rm, req, size);
	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_call_get_vmid(struct gh_sim_rm *rm, const void *req,
				   size_t size)
{
	__le32 vmid = cpu_to_le32(GH_SIM_RM_VMID);

	gh_sim_rm_put(rm, &vmid, sizeof(vmid));
	return GH_RM_ERROR_OK;
}

static void gh_sim_rm_put_id(struct gh_sim_rm *rm, u8 type, const char *id)
{
	static const u8 padding[3];
	struct gh_rm_wire_id wire = {
		.type = type,
		.size = cpu_to_le16(strlen(id)),
	};

	gh_sim_rm_put(rm, &wire, sizeof(wire));
	gh_sim_rm_put(rm, id, strlen(id));
	gh_sim_rm_put(rm, padding, -strlen(id) & 3);
}

static u32 gh_sim_rm_call_get_id(struct gh_sim_rm *rm, const void *req,
				 size_t size)
{
	__le32 n = cpu_to_le32(2);

	gh_sim_rm_put(rm, &n, sizeof(n));
	gh_sim_rm_put_id(rm, GH_RM_VM_ID_GUID, GH_SIM_RM_GUID);
	gh_sim_rm_put_id(rm, GH_RM_VM_ID_NAME, GH_SIM_RM_NAME);
	return GH_RM_ERROR_OK;
}

/* Its request has no size of its own. */
#define GH_SIM_RM_ANY_SIZE	SIZE_MAX

static const struct {
	u32 message_id;
	size_t size;
	u32 (*call)(struct gh_sim_rm *rm, const void *req, size_t size);
} gh_sim_rm_calls[] = {
#define GH_SIM_RM_VM_ROW(_id, _name)					\
	{ GH_RM_VM_##_id, sizeof(struct gh_rm_wire_vmid),		\
	  gh_sim_rm_call_##_name }
	GH_SIM_RM_VM_ROW(ALLOC_VMID, alloc),
	GH_SIM_RM_VM_ROW(DEALLOC_VMID, dealloc),
	GH_SIM_RM_VM_ROW(START, start),
	GH_SIM_RM_VM_ROW(RESET, reset),
	GH_SIM_RM_VM_ROW(INIT, init),
	GH_SIM_RM_VM_ROW(GET_ID, get_id),
	GH_SIM_RM_VM_ROW(GET_STATE, get_state),
	GH_SIM_RM_VM_ROW(GET_HYP_RESOURCES, get_resources),
	{ GH_RM_VM_STOP, sizeof(struct gh_rm_wire_stop),
	  gh_sim_rm_call_stop },
	{ GH_RM_VM_CONFIG_IMAGE, sizeof(struct gh_rm_wire_image),
	  gh_sim_rm_call_configure },
	{ GH_RM_VM_SET_FIRMWARE_MEM, sizeof(struct gh_rm_wire_firmware),
	  gh_sim_rm_call_firmware },
	{ GH_RM_VM_GET_VMID, 0, gh_sim_rm_call_get_vmid },
	{ GH_RM_MEM_LEND, GH_SIM_RM_ANY_SIZE, gh_sim_rm_call_lend },
	{ GH_RM_MEM_SHARE, GH_SIM_RM_ANY_SIZE, gh_sim_rm_call_lend },
	{ GH_RM_MEM_APPEND, GH_SIM_RM_ANY_SIZE, gh_sim_rm_call_append },
	{ GH_RM_MEM_RECLAIM, sizeof(struct gh_rm_wire_handle),
	  gh_sim_rm_call_reclaim },
	{ GH_SIM_RM_ECHO, GH_SIM_RM_ANY_SIZE, gh_sim_rm_call_echo },
};

/**
 * gh_sim_rm_answer() - do what the request asks for
 * @rm: the Resource Manager, its lock held; the payload of its answer is added
 *	to
 *
 * Context: process context, may sleep.
 * Return: what the answer begins with.
 */
u32 gh_sim_rm_answer(struct gh_sim_rm *rm)
{
	const struct gh_sim_rm_message *request = &rm->request;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gh_sim_rm_calls); i++)
		if (gh_sim_rm_calls[i].message_id == request->message_id)
			break;
	if (i == ARRAY_SIZE(gh_sim_rm_calls))
		return GH_RM_ERROR_UNIMPLEMENTED;
	if (gh_sim_rm_calls[i].size != GH_SIM_RM_ANY_SIZE &&
	    gh_sim_rm_calls[i].size != request->size)
		return GH_RM_ERROR_INVALID;

	return gh_sim_rm_calls[i].call(rm, request->content, request->size);
}
