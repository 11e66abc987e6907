/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The flow control of /dev/rpmsg<n> came with Linux 6.6, "rpmsg: char: Add
 * RPMSG GET/SET FLOWCONTROL IOCTL support". Before, there was nothing to ask
 * for. Goes when no older kernel is served.
 */
#ifndef _COMPAT_RPMSG_FLOW_H
#define _COMPAT_RPMSG_FLOW_H

#include <linux/errno.h>

struct rpmsg_char_ept;

#ifdef COMPAT_RPMSG_HAS_FLOW_IOCTLS

long rpmsg_char_flow_ioctl(struct rpmsg_char_ept *e, unsigned int cmd,
			   unsigned long arg);

#else

static inline long rpmsg_char_flow_ioctl(struct rpmsg_char_ept *e,
					 unsigned int cmd, unsigned long arg)
{
	return -ENOTTY;
}

#endif

#endif
