// SPDX-License-Identifier: GPL-2.0
/* A module that has a function of the rpmsg bus's: one no other test calls */

#include <linux/module.h>
#include <linux/poll.h>

struct rpmsg_endpoint;
__poll_t rpmsg_poll(struct rpmsg_endpoint *ept, struct file *filp,
		    poll_table *wait);

__poll_t rpmsg_poll(struct rpmsg_endpoint *ept, struct file *filp,
		    poll_table *wait)
{
	return 0;
}
EXPORT_SYMBOL(rpmsg_poll);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A second rpmsg bus, for the selftests");
