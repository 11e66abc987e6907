// SPDX-License-Identifier: GPL-2.0
/* Simulated Resource Manager: memory parcels, of which it keeps the numbers */

#include <linux/slab.h>

#include "rm.h"

struct gh_sim_rm_parcel {
	struct list_head node;
	u32 handle;
	bool complete;
};

/* What is left of a request that is read piece by piece */
struct gh_sim_rm_reader {
	const void *next;
	size_t left;
};

/* NULL: there is not so much */
static const void *gh_sim_rm_read(struct gh_sim_rm_reader *reader, size_t size)
{
	const void *read = reader->next;

	if (reader->left < size)
		return NULL;

	reader->next += size;
	reader->left -= size;
	return read;
}

/* Below 0: there is no list, or not all of it */
static int gh_sim_rm_read_list(struct gh_sim_rm_reader *reader,
			       size_t entry_size)
{
	const struct gh_rm_wire_list *list = gh_sim_rm_read(reader,
							    sizeof(*list));
	unsigned int n;

	if (!list)
		return -EINVAL;
	n = le16_to_cpu(list->n_entries);
	if (n > GH_RM_MEM_ENTRIES_MAX ||
	    !gh_sim_rm_read(reader, n * entry_size))
		return -EINVAL;

	return n;
}

static struct gh_sim_rm_parcel *gh_sim_rm_find_parcel(struct gh_sim_rm *rm,
						      __le32 handle)
{
	struct gh_sim_rm_parcel *parcel;

	list_for_each_entry(parcel, &rm->parcels, node)
		if (parcel->handle == le32_to_cpu(handle))
			return parcel;

	return NULL;
}

static u32 gh_sim_rm_mem_lend(struct gh_sim_rm *rm, const void *req,
			      size_t size)
{
	struct gh_sim_rm_reader reader = { req, size };
	const struct gh_rm_wire_lend *lend = gh_sim_rm_read(&reader,
							    sizeof(*lend));
	struct gh_sim_rm_parcel *parcel;
	__le32 handle;

	if (!lend ||
	    gh_sim_rm_read_list(&reader, sizeof(struct gh_rm_wire_acl)) < 1 ||
	    gh_sim_rm_read_list(&reader, sizeof(struct gh_rm_wire_mem)) < 1 ||
	    gh_sim_rm_read_list(&reader, sizeof(__le32)) < 0 || reader.left)
		return GH_RM_ERROR_INVALID;

	parcel = kzalloc(sizeof(*parcel), GFP_KERNEL);
	if (!parcel)
		return GH_RM_ERROR_NOMEM;

	parcel->handle = ++rm->last_handle;
	parcel->complete = !(lend->flags & GH_RM_WIRE_LEND_APPEND);
	list_add_tail(&parcel->node, &rm->parcels);
	atomic_long_inc(&rm->counters.parcels);
	handle = cpu_to_le32(parcel->handle);
	gh_sim_rm_put(rm, &handle, sizeof(handle));

	return GH_RM_ERROR_OK;
}

static u32 gh_sim_rm_mem_append(struct gh_sim_rm *rm, const void *req,
				size_t size)
{
	struct gh_sim_rm_reader reader = { req, size };
	const struct gh_rm_wire_handle *append = gh_sim_rm_read(&reader,
								sizeof(*append));
	struct gh_sim_rm_parcel *parcel;

	if (!append ||
	    gh_sim_rm_read_list(&reader, sizeof(struct gh_rm_wire_mem)) < 1 ||
	    reader.left)
		return GH_RM_ERROR_INVALID;

	parcel = gh_sim_rm_find_parcel(rm, append->mem_handle);
	if (!parcel)
		return GH_RM_ERROR_HANDLE_INVALID;
	if (parcel->complete)
		return GH_RM_ERROR_MEM_INUSE;

	parcel->complete = append->flags & GH_RM_WIRE_APPEND_DONE;
	return GH_RM_ERROR_OK;
}

static void gh_sim_rm_del_parcel(struct gh_sim_rm *rm,
				 struct gh_sim_rm_parcel *parcel)
{
	list_del(&parcel->node);
	kfree(parcel);
	atomic_long_dec(&rm->counters.parcels);
}

static u32 gh_sim_rm_mem_reclaim(struct gh_sim_rm *rm, const void *req,
				 size_t size)
{
	const struct gh_rm_wire_handle *reclaim = req;
	struct gh_sim_rm_parcel *parcel;

	parcel = gh_sim_rm_find_parcel(rm, reclaim->mem_handle);
	if (!parcel)
		return GH_RM_ERROR_HANDLE_INVALID;

	gh_sim_rm_del_parcel(rm, parcel);
	return GH_RM_ERROR_OK;
}

const struct gh_sim_rm_call gh_sim_rm_mem_calls[] = {
	{ GH_RM_MEM_LEND, GH_SIM_RM_ANY_SIZE, gh_sim_rm_mem_lend },
	{ GH_RM_MEM_SHARE, GH_SIM_RM_ANY_SIZE, gh_sim_rm_mem_lend },
	{ GH_RM_MEM_APPEND, GH_SIM_RM_ANY_SIZE, gh_sim_rm_mem_append },
	{ GH_RM_MEM_RECLAIM, sizeof(struct gh_rm_wire_handle),
	  gh_sim_rm_mem_reclaim },
	{}
};

/**
 * gh_sim_rm_mem_forget() - forget all parcels
 * @rm: the Resource Manager, its lock held
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_mem_forget(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_parcel *parcel, *next;

	list_for_each_entry_safe(parcel, next, &rm->parcels, node)
		gh_sim_rm_del_parcel(rm, parcel);
}
