// SPDX-License-Identifier: GPL-2.0
/*
 * Resource Manager client: memory that others are to have
 *
 * A parcel of more pieces than one request can have is completed by others
 * that append to it, and is usable only after the last of them.
 */

#include <linux/slab.h>

#include "rm.h"

/* Who writes a request knows where it ends. */
static void *gh_rm_mem_put_list(void *to, size_t n_entries)
{
	struct gh_rm_wire_list *list = to;

	*list = (struct gh_rm_wire_list) { .n_entries = cpu_to_le16(n_entries) };
	return list + 1;
}

static void *gh_rm_mem_put_acl(void *to, const struct gh_rm_mem_parcel *parcel)
{
	struct gh_rm_wire_acl *acl = gh_rm_mem_put_list(to,
							parcel->n_acl_entries);
	size_t i;

	for (i = 0; i < parcel->n_acl_entries; i++)
		*acl++ = (struct gh_rm_wire_acl) {
			.vmid = cpu_to_le16(parcel->acl_entries[i].vmid),
			.perms = parcel->acl_entries[i].perms,
		};

	return acl;
}

static void *gh_rm_mem_put_pieces(void *to,
				  const struct gh_rm_mem_entry *pieces,
				  size_t n)
{
	struct gh_rm_wire_mem *mem = gh_rm_mem_put_list(to, n);
	size_t i;

	for (i = 0; i < n; i++)
		*mem++ = (struct gh_rm_wire_mem) {
			.ipa = cpu_to_le64(pieces[i].phys_addr),
			.size = cpu_to_le64(pieces[i].size),
		};

	return mem;
}

static int gh_rm_mem_append(struct gh_rm *rm, u32 mem_handle,
			    const struct gh_rm_mem_entry *pieces, size_t n,
			    bool done)
{
	struct gh_rm_wire_handle *req;
	void *end;
	int ret;

	req = kzalloc(sizeof(*req) + sizeof(struct gh_rm_wire_list) +
		      n * sizeof(struct gh_rm_wire_mem), GFP_KERNEL);
	if (!req)
		return -ENOMEM;

	req->mem_handle = cpu_to_le32(mem_handle);
	req->flags = done ? GH_RM_WIRE_APPEND_DONE : 0;
	end = gh_rm_mem_put_pieces(req + 1, pieces, n);
	ret = gh_rm_call(rm, GH_RM_MEM_APPEND, req, end - (void *)req, NULL,
			 NULL);
	kfree(req);

	return ret;
}

static int gh_rm_mem_append_rest(struct gh_rm *rm,
				 const struct gh_rm_mem_parcel *parcel,
				 size_t done)
{
	size_t left, n;
	int ret;

	do {
		left = parcel->n_mem_entries - done;
		n = min_t(size_t, left, GH_RM_MEM_ENTRIES_MAX);
		ret = gh_rm_mem_append(rm, parcel->mem_handle,
				       parcel->mem_entries + done, n,
				       n == left);
		done += n;
	} while (!ret && n < left);

	return ret;
}

static int gh_rm_mem_begin(struct gh_rm *rm, u32 message_id,
			   struct gh_rm_mem_parcel *parcel, size_t n)
{
	struct gh_rm_wire_lend *req;
	size_t resp_size;
	__le32 *resp;
	void *end;
	int ret;

	/* Three lists: who, the pieces, and attributes, of which there are none */
	req = kzalloc(sizeof(*req) + 3 * sizeof(struct gh_rm_wire_list) +
		      parcel->n_acl_entries * sizeof(struct gh_rm_wire_acl) +
		      n * sizeof(struct gh_rm_wire_mem), GFP_KERNEL);
	if (!req)
		return -ENOMEM;

	req->type = parcel->mem_type;
	req->flags = n < parcel->n_mem_entries ? GH_RM_WIRE_LEND_APPEND : 0;
	req->label = cpu_to_le32(parcel->label);
	end = gh_rm_mem_put_acl(req + 1, parcel);
	end = gh_rm_mem_put_pieces(end, parcel->mem_entries, n);
	end = gh_rm_mem_put_list(end, 0);
	ret = gh_rm_call(rm, message_id, req, end - (void *)req,
			 (void **)&resp, &resp_size);
	kfree(req);
	if (ret)
		return ret;

	if (resp_size == sizeof(*resp))
		parcel->mem_handle = le32_to_cpu(*resp);
	else
		ret = -EBADMSG;
	kfree(resp);

	return ret;
}

static int gh_rm_mem_give(struct gh_rm *rm, u32 message_id,
			  struct gh_rm_mem_parcel *parcel)
{
	size_t n = min_t(size_t, parcel->n_mem_entries, GH_RM_MEM_ENTRIES_MAX);
	int ret;

	if (!n || !parcel->n_acl_entries ||
	    parcel->n_acl_entries > GH_RM_MEM_ENTRIES_MAX)
		return -EINVAL;

	ret = gh_rm_mem_begin(rm, message_id, parcel, n);
	if (ret || n == parcel->n_mem_entries)
		return ret;

	ret = gh_rm_mem_append_rest(rm, parcel, n);
	/* What nobody knows of would be lost for good. */
	if (ret)
		gh_rm_mem_reclaim(rm, parcel->mem_handle);

	return ret;
}

/**
 * gh_rm_mem_lend() - give memory away until it is reclaimed
 * @rm: the Resource Manager
 * @parcel: what, and to whom; its handle is set
 *
 * Context: process context, sleeps.
 * Return: 0; -EINVAL without pieces or anybody to have them, or with more than
 * %GH_RM_MEM_ENTRIES_MAX to have them; -EBADMSG for an answer without a
 * handle; or the errors of gh_rm_call(), and then nothing was given.
 */
int gh_rm_mem_lend(struct gh_rm *rm, struct gh_rm_mem_parcel *parcel)
{
	return gh_rm_mem_give(rm, GH_RM_MEM_LEND, parcel);
}
EXPORT_SYMBOL_GPL(gh_rm_mem_lend);

/**
 * gh_rm_mem_share() - let others have memory, and keep it
 * @rm: the Resource Manager
 * @parcel: what, and with whom; its handle is set
 *
 * Context: process context, sleeps.
 * Return: as gh_rm_mem_lend().
 */
int gh_rm_mem_share(struct gh_rm *rm, struct gh_rm_mem_parcel *parcel)
{
	return gh_rm_mem_give(rm, GH_RM_MEM_SHARE, parcel);
}
EXPORT_SYMBOL_GPL(gh_rm_mem_share);

/**
 * gh_rm_mem_reclaim() - take memory back
 * @rm: the Resource Manager
 * @mem_handle: of the parcel
 *
 * Context: process context, sleeps.
 * Return: 0; -EINVAL also while others still have it; or the errors of
 * gh_rm_call().
 */
int gh_rm_mem_reclaim(struct gh_rm *rm, u32 mem_handle)
{
	struct gh_rm_wire_handle req = {
		.mem_handle = cpu_to_le32(mem_handle),
	};

	return gh_rm_call(rm, GH_RM_MEM_RECLAIM, &req, sizeof(req), NULL, NULL);
}
EXPORT_SYMBOL_GPL(gh_rm_mem_reclaim);
