// SPDX-License-Identifier: GPL-2.0
/* The flow control of /dev/rpmsg<n>: only where the kernel's header has it */

#include <linux/uaccess.h>
#include <uapi/linux/rpmsg.h>

#include "char.h"
#include "rpmsg_flow.h"

static long rpmsg_char_flow_set(struct rpmsg_char_ept *e, unsigned long pause)
{
	struct rpmsg_bus_ept *ept;
	int ret;

	if (pause > 1)
		return -EINVAL;

	ept = rpmsg_char_ept_hold(e);
	if (!ept)
		return -EPIPE;

	ret = rpmsg_set_flow_control(&ept->ept, pause, e->chinfo.dst);
	rpmsg_ept_put(ept);

	return ret;
}

/**
 * rpmsg_char_flow_ioctl() - what a program asks about pauses
 * @e: the endpoint, open
 * @cmd: which question
 * @arg: its argument
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOTTY for another question; -EFAULT; -EINVAL; -EPIPE if the
 * endpoint is lost; or an error of rpmsg_set_flow_control().
 */
long rpmsg_char_flow_ioctl(struct rpmsg_char_ept *e, unsigned int cmd,
			   unsigned long arg)
{
	switch (cmd) {
	case RPMSG_GET_OUTGOING_FLOWCONTROL:
		/* A remote cannot ask for a pause, so it never has. */
		return put_user(0, (int __user *)arg);
	case RPMSG_SET_INCOMING_FLOWCONTROL:
		return rpmsg_char_flow_set(e, arg);
	default:
		return -ENOTTY;
	}
}
