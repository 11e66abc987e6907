// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: buffers that it has read and keeps
 *
 * A remote may take its time to give a buffer back; on request it takes for
 * ever, which is how a guest runs out of them.
 */

#include "remote.h"

/**
 * rpmsg_sim_held_release() - give TX buffers back, oldest first
 * @remote: the remote
 * @max: how many may be kept
 *
 * Context: process context; the remote's lock is held.
 */
void rpmsg_sim_held_release(struct rpmsg_sim_remote *remote, unsigned int max)
{
	lockdep_assert_held(&remote->lock);

	while (remote->held_count > max) {
		rpmsg_sim_remote_complete(remote, RPMSG_SIM_TX,
					  remote->held[remote->held_first], 0);
		remote->held_first = (remote->held_first + 1) %
				     ARRAY_SIZE(remote->held);
		WRITE_ONCE(remote->held_count, remote->held_count - 1);
	}
}

/**
 * rpmsg_sim_held_add() - a TX buffer has been read: give one back, or keep it
 * @remote: the remote
 * @id: the buffer
 *
 * Context: process context; the remote's lock is held.
 */
void rpmsg_sim_held_add(struct rpmsg_sim_remote *remote, u16 id)
{
	unsigned int end = remote->held_first + remote->held_count;

	/* There is a place: the ring has no more buffers than there are. */
	remote->held[end % ARRAY_SIZE(remote->held)] = id;
	WRITE_ONCE(remote->held_count, remote->held_count + 1);
	rpmsg_sim_held_release(remote, remote->held_max);
}

/**
 * rpmsg_sim_held_limit() - keep TX buffers after they were read
 * @remote: the remote
 * @max: how many; what is beyond that is given back, oldest first
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_held_limit(struct rpmsg_sim_remote *remote, unsigned int max)
{
	mutex_lock(&remote->lock);
	WRITE_ONCE(remote->held_max, max);
	if (remote->running && !remote->dead)
		rpmsg_sim_held_release(remote, max);
	mutex_unlock(&remote->lock);
}
