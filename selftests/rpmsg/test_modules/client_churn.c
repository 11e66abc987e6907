// SPDX-License-Identifier: GPL-2.0
/*
 * Endpoints that come and go: pairs of threads make one, and both destroy it,
 * at the same moment
 */

#include <linux/completion.h>
#include <linux/kthread.h>
#include <linux/slab.h>

#include "client.h"

struct client_churner {
	struct client *client;
	struct client_ept own;
	unsigned int count;
	struct rpmsg_endpoint *shared;
	struct completion go, done, ended;
};

static int client_churn_second(void *data)
{
	struct client_churner *churner = data;

	for (;;) {
		wait_for_completion(&churner->go);
		if (!churner->shared)
			break;
		rpmsg_destroy_ept(churner->shared);
		complete(&churner->done);
	}
	complete(&churner->ended);

	return 0;
}

static int client_churn_first(void *data)
{
	struct rpmsg_channel_info chinfo = { .src = RPMSG_ADDR_ANY };
	struct client_churner *churner = data;

	while (churner->count--) {
		churner->own.gone = false;
		churner->shared = rpmsg_create_ept(churner->client->rpdev,
						   client_callback,
						   &churner->own, chinfo);
		if (!churner->shared) {
			atomic_inc(&client_total_not_created);
			continue;
		}
		complete(&churner->go);
		rpmsg_destroy_ept(churner->shared);
		churner->own.gone = true;
		wait_for_completion(&churner->done);
		cond_resched();
	}
	churner->shared = NULL;
	complete(&churner->go);
	complete(&churner->ended);

	return 0;
}

static void client_churn_begin(struct client_churner *churner)
{
	init_completion(&churner->go);
	init_completion(&churner->done);
	init_completion(&churner->ended);
	/* A thread that cannot be started would never end. */
	kthread_run(client_churn_second, churner, "rpmsg_churn2");
	kthread_run(client_churn_first, churner, "rpmsg_churn1");
}

int client_churn(struct client *client, unsigned int threads,
		 unsigned int count)
{
	struct client_churner *churners;
	unsigned int i;

	churners = kcalloc(threads, sizeof(*churners), GFP_KERNEL);
	if (!churners)
		return -ENOMEM;

	for (i = 0; i < threads; i++) {
		churners[i].client = client;
		churners[i].count = count;
		client_churn_begin(&churners[i]);
	}
	for (i = 0; i < threads; i++) {
		wait_for_completion(&churners[i].ended);
		wait_for_completion(&churners[i].ended);
	}
	kfree(churners);

	return 0;
}
