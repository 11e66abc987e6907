// SPDX-License-Identifier: GPL-2.0
/* The Resource Manager's error codes in Linux terms */

#include <linux/errno.h>
#include <linux/export.h>
#include <linux/gunyah_rm.h>
#include <linux/kernel.h>

static const struct {
	u32 error;
	int err;
} gh_rm_error_map[] = {
	{ GH_RM_ERROR_OK,		0 },
	{ GH_RM_ERROR_UNIMPLEMENTED,	-EOPNOTSUPP },
	{ GH_RM_ERROR_NOMEM,		-ENOMEM },
	{ GH_RM_ERROR_NORESOURCE,	-ENODEV },
	{ GH_RM_ERROR_DENIED,		-EPERM },
	{ GH_RM_ERROR_INVALID,		-EINVAL },
	{ GH_RM_ERROR_BUSY,		-EBUSY },
	{ GH_RM_ERROR_ARGUMENT_INVALID,	-EINVAL },
	{ GH_RM_ERROR_HANDLE_INVALID,	-EINVAL },
	{ GH_RM_ERROR_VALIDATE_FAILED,	-EINVAL },
	{ GH_RM_ERROR_MAP_FAILED,	-EINVAL },
	{ GH_RM_ERROR_MEM_INVALID,	-EINVAL },
	{ GH_RM_ERROR_MEM_INUSE,	-EINVAL },
	{ GH_RM_ERROR_MEM_RELEASED,	-EINVAL },
	{ GH_RM_ERROR_VMID_INVALID,	-EINVAL },
	{ GH_RM_ERROR_LOOKUP_FAILED,	-EINVAL },
	{ GH_RM_ERROR_IRQ_INVALID,	-EINVAL },
	{ GH_RM_ERROR_IRQ_INUSE,	-EINVAL },
	{ GH_RM_ERROR_IRQ_RELEASED,	-EINVAL },
	{ GH_RM_ERROR_IN_USE,		-EBUSY },
	{ GH_RM_ERROR_IRQ_NOT_MAPPED,	-EINVAL },
	{ GH_RM_ERROR_VM_STATE,		-EINVAL },
};

/**
 * gh_rm_error_remap() - translate an error of the Resource Manager's
 * @error: what a reply began with
 *
 * Follows the Linux series for Gunyah up to version 14 and has besides the
 * three codes that it did not know. A code is never taken for an errno: the
 * Resource Manager's "unimplemented" would be -EPERM.
 *
 * Context: any.
 * Return: 0 or a negative errno; -EBADMSG for every code not in the table.
 */
int gh_rm_error_remap(u32 error)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gh_rm_error_map); i++)
		if (gh_rm_error_map[i].error == error)
			return gh_rm_error_map[i].err;

	return -EBADMSG;
}
EXPORT_SYMBOL_GPL(gh_rm_error_remap);
