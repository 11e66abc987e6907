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

static const struct gh_sim_rm_call gh_sim_rm_own_calls[] = {
	{ GH_RM_VM_GET_VMID, 0, gh_sim_rm_call_get_vmid },
	{ GH_RM_VM_GET_ID, sizeof(struct gh_rm_wire_vmid),
	  gh_sim_rm_call_get_id },
	{ GH_SIM_RM_ECHO, GH_SIM_RM_ANY_SIZE, gh_sim_rm_call_echo },
	{}
};

static const struct gh_sim_rm_call *const gh_sim_rm_calls[] = {
	gh_sim_rm_own_calls,
	gh_sim_rm_vm_calls,
	gh_sim_rm_mem_calls,
};

static const struct gh_sim_rm_call *gh_sim_rm_call_find(u32 message_id)
{
	const struct gh_sim_rm_call *call;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gh_sim_rm_calls); i++)
		for (call = gh_sim_rm_calls[i]; call->answer; call++)
			if (call->message_id == message_id)
				return call;

	return NULL;
}

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
	const struct gh_sim_rm_call *call;

	call = gh_sim_rm_call_find(request->message_id);
	if (!call)
		return GH_RM_ERROR_UNIMPLEMENTED;
	if (call->size != GH_SIM_RM_ANY_SIZE && call->size != request->size)
		return GH_RM_ERROR_INVALID;

	return call->answer(rm, request->content, request->size);
}
