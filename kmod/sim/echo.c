// SPDX-License-Identifier: GPL-2.0
/* Simulated virtual machine that returns every message; and none at all */

#include <linux/slab.h>

#include "sim.h"

struct gh_sim_echo {
	struct gh_sim_peer *peer;
	struct work_struct work;
	/* The message that found the way back full; the work's own */
	size_t size;
	struct gh_msg_origin origin;
	char data[GH_MSGQ_MAX_MSG_SIZE];
};

static bool gh_sim_echo_receive(struct gh_sim_echo *echo)
{
	bool not_empty;

	return gh_sim_queue_recv(echo->peer->from_guest, echo->data,
				 sizeof(echo->data), &echo->size, &not_empty,
				 &echo->origin) == GH_ERROR_OK;
}

static void gh_sim_echo_work(struct work_struct *work)
{
	struct gh_sim_echo *echo = container_of(work, struct gh_sim_echo, work);
	enum gh_error error;
	bool not_full;

	while (echo->size || gh_sim_echo_receive(echo)) {
		/* The way back may be narrower: what does not fit is lost. */
		error = gh_sim_queue_send(echo->peer->to_guest, echo->data,
					  echo->size, 0, &not_full,
					  &echo->origin);
		if (error == GH_ERROR_MSGQUEUE_FULL)
			return;
		echo->size = 0;
		cond_resched();
	}
}

static int gh_sim_echo_start(struct gh_sim_peer *peer, const char *name)
{
	struct gh_sim_echo *echo;

	if (!peer->from_guest || !peer->to_guest)
		return -EINVAL;

	echo = kzalloc(sizeof(*echo), GFP_KERNEL);
	if (!echo)
		return -ENOMEM;

	echo->peer = peer;
	INIT_WORK(&echo->work, gh_sim_echo_work);
	peer->priv = echo;

	return 0;
}

static void gh_sim_echo_stop(struct gh_sim_peer *peer)
{
	struct gh_sim_echo *echo = peer->priv;

	cancel_work_sync(&echo->work);
	kfree(echo);
}

static void gh_sim_echo_notify(void *data)
{
	struct gh_sim_peer *peer = data;
	struct gh_sim_echo *echo = peer->priv;

	schedule_work(&echo->work);
}

const struct gh_sim_peer_ops gh_sim_echo_ops = {
	.name = "echo",
	.start = gh_sim_echo_start,
	.stop = gh_sim_echo_stop,
	.notify = gh_sim_echo_notify,
};

const struct gh_sim_peer_ops gh_sim_loopback_ops = {
	.name = "loopback",
	.loopback = true,
};
