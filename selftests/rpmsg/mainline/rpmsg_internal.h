/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What Linux's own rpmsg clients want of their bus beyond <linux/rpmsg.h>, had
 * of ours
 */
#ifndef _SELFTEST_RPMSG_INTERNAL_H
#define _SELFTEST_RPMSG_INTERNAL_H

#include <linux/poll.h>
#include <linux/rpmsg.h>

#include "rpmsg_class.h"

static inline struct rpmsg_device *to_rpmsg_device(struct device *dev)
{
	return container_of(dev, struct rpmsg_device, dev);
}

struct rpmsg_device *rpmsg_create_channel(struct rpmsg_device *rpdev,
					  struct rpmsg_channel_info *chinfo);
int rpmsg_release_channel(struct rpmsg_device *rpdev,
			  struct rpmsg_channel_info *chinfo);

#endif
