// SPDX-License-Identifier: GPL-2.0
/* Hypervisor error codes in Linux terms */

#include <linux/errno.h>
#include <linux/export.h>
#include <linux/gunyah.h>
#include <linux/kernel.h>

static const struct {
	enum gh_error error;
	int err;
} gh_error_map[] = {
	{ GH_ERROR_OK,				0 },
	{ GH_ERROR_RETRY,			-EAGAIN },
	{ GH_ERROR_UNIMPLEMENTED,		-EOPNOTSUPP },
	{ GH_ERROR_ARG_SIZE,			-EMSGSIZE },
	{ GH_ERROR_NOMEM,			-ENOMEM },
	{ GH_ERROR_NORESOURCES,			-ENOSPC },
	{ GH_ERROR_ADDR_OVFL,			-EFAULT },
	{ GH_ERROR_ADDR_UNFL,			-EFAULT },
	{ GH_ERROR_ADDR_INVAL,			-EFAULT },
	{ GH_ERROR_DENIED,			-EACCES },
	{ GH_ERROR_BUSY,			-EBUSY },
	{ GH_ERROR_IDLE,			-EBUSY },
	{ GH_ERROR_IRQ_BOUND,			-EIO },
	{ GH_ERROR_IRQ_UNBOUND,			-EIO },
	{ GH_ERROR_CSPACE_CAP_NULL,		-EACCES },
	{ GH_ERROR_CSPACE_CAP_REVOKED,		-EACCES },
	{ GH_ERROR_CSPACE_WRONG_OBJ_TYPE,	-EACCES },
	{ GH_ERROR_CSPACE_INSUF_RIGHTS,		-EACCES },
	{ GH_ERROR_CSPACE_FULL,			-EBUSY },
	{ GH_ERROR_MSGQUEUE_EMPTY,		-EIO },
	{ GH_ERROR_MSGQUEUE_FULL,		-EIO },
};

/**
 * gh_error_remap() - translate a hypervisor error into a Linux one
 * @error: what a hypercall returned
 *
 * Follows the table that the Linux series for Gunyah settled on in its
 * versions 15 to 17, but keeps sizes and addresses apart from other wrong
 * arguments: a client can act on "too long".
 *
 * Context: any.
 * Return: 0 or a negative errno; -EINVAL for every code not in the table.
 */
int gh_error_remap(enum gh_error error)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(gh_error_map); i++)
		if (gh_error_map[i].error == error)
			return gh_error_map[i].err;

	return -EINVAL;
}
EXPORT_SYMBOL_GPL(gh_error_remap);
