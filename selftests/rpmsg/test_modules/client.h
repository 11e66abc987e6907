/* SPDX-License-Identifier: GPL-2.0 */
/* A client of the rpmsg bus that does what a test asks: what its files share */
#ifndef _RPMSG_SELFTEST_CLIENT_H
#define _RPMSG_SELFTEST_CLIENT_H

#include <linux/atomic.h>
#include <linux/rpmsg.h>
#include <linux/rpmsg_bus.h>

/* What came of it all, since the module was loaded: module parameters */
#define CLIENT_TOTALS(C)						\
	C(probes)		/* devices had */			\
	C(removes)		/* and given back */			\
	C(received)		/* messages */				\
	C(wrong)		/* of these, with bytes nobody sent */	\
	C(at_once)		/* callbacks while another one ran */	\
	C(too_late)		/* callbacks after their endpoint */	\
	C(not_ready)		/* callbacks outside probe and remove */ \
	C(sent)			/* messages */				\
	C(no_buffer)		/* sends: -ENOMEM */			\
	C(timed_out)		/* sends: -ETIMEDOUT */			\
	C(interrupted)		/* sends: -ERESTARTSYS */		\
	C(shut_down)		/* sends: -ESHUTDOWN */			\
	C(failed)		/* sends: anything else */		\
	C(senders)		/* threads that have not ended */	\
	C(not_created)		/* endpoints asked for in vain */

#define CLIENT_DECLARE(_name)	extern atomic_t client_total_##_name;
CLIENT_TOTALS(CLIENT_DECLARE)

/* Bytes that the simulated remotes send, from the fifth on */
#define CLIENT_FILL	0x5a

struct client_ept {
	struct rpmsg_endpoint *ept;
	atomic_t running;
	bool gone;
};

/* One device that we have */
struct client {
	struct rpmsg_device *rpdev;
	struct client_ept own;		/* the one made by "endpoint" */
};

int client_send(struct rpmsg_endpoint *ept, const char *how, void *data,
		int len);
int client_senders_start(struct client *client, unsigned int threads,
			 unsigned int count, const char *how);
void client_senders_stop(struct client *client);
int client_callback(struct rpmsg_device *rpdev, void *data, int len,
		    void *priv, u32 src);
void client_ept_destroy(struct client_ept *own);
int client_churn(struct client *client, unsigned int threads,
		 unsigned int count);

extern const struct attribute_group client_group;

#endif
