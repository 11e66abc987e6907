// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: who is at the other end of the virtqueues
 *
 * It answers from a work item, as another processor would: at any time, and
 * without caring what the guest's locks are. What it does for whoever writes
 * to configfs it does in that process, which waits for buffers if it must.
 */

#include <linux/sched.h>
#include <linux/virtio_ring.h>

#include "remote.h"

static void rpmsg_sim_remote_event(struct rpmsg_sim_remote *remote)
{
	atomic_inc(&remote->events);
	wake_up_interruptible_all(&remote->wait);
}

static void rpmsg_sim_remote_work(struct rpmsg_sim_remote *remote)
{
	while (rpmsg_sim_remote_step(remote))
		cond_resched();
}

static void rpmsg_sim_remote_tx_kick(void *data)
{
	struct rpmsg_sim_remote *remote = data;

	if (remote->ops->kick)
		remote->ops->kick(remote, RPMSG_SIM_TX);
	else
		rpmsg_sim_remote_work(remote);
}

/* There are new buffers for messages to the guest. */
static void rpmsg_sim_remote_rx_kick(void *data)
{
	struct rpmsg_sim_remote *remote = data;

	rpmsg_sim_remote_event(remote);
	if (remote->ops->kick)
		remote->ops->kick(remote, RPMSG_SIM_RX);
	else
		rpmsg_sim_remote_work(remote);
}

/* The queue stays until its line is quiet: no lock, as the guest may sleep. */
static void rpmsg_sim_remote_irq(void *data)
{
	struct rpmsg_sim_ring *ring = data;

	vring_interrupt(0, ring->vq);
}

/**
 * rpmsg_sim_remote_init() - prepare a remote
 * @remote: the remote, zeroed
 * @ops: what kind it is to be
 * @name: of its workqueue
 *
 * Context: process context, may sleep.
 * Return: 0 or -ENOMEM.
 */
int rpmsg_sim_remote_init(struct rpmsg_sim_remote *remote,
			  const struct rpmsg_sim_remote_ops *ops,
			  const char *name)
{
	unsigned int i;

	remote->wq = alloc_workqueue("%s", WQ_UNBOUND, 0, name);
	if (!remote->wq)
		return -ENOMEM;

	remote->ops = ops;
	mutex_init(&remote->lock);
	init_waitqueue_head(&remote->wait);
	for (i = 0; i < RPMSG_SIM_QUEUES; i++)
		rpmsg_sim_line_init(&remote->irqs[i], remote->wq,
				    rpmsg_sim_remote_irq, &remote->rings[i]);
	rpmsg_sim_line_init(&remote->kicks[RPMSG_SIM_RX], remote->wq,
			    rpmsg_sim_remote_rx_kick, remote);
	rpmsg_sim_line_init(&remote->kicks[RPMSG_SIM_TX], remote->wq,
			    rpmsg_sim_remote_tx_kick, remote);

	return 0;
}

/**
 * rpmsg_sim_remote_exit() - undo rpmsg_sim_remote_init()
 * @remote: the remote, with no queues and nobody to kick it
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_exit(struct rpmsg_sim_remote *remote)
{
	rpmsg_sim_line_quiesce(&remote->kicks[RPMSG_SIM_TX]);
	rpmsg_sim_line_quiesce(&remote->kicks[RPMSG_SIM_RX]);
	destroy_workqueue(remote->wq);
}

/**
 * rpmsg_sim_remote_attach() - hand a remote one of the driver's queues
 * @remote: the remote, not running
 * @queue: which
 * @vq: the queue
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_attach(struct rpmsg_sim_remote *remote,
			     enum rpmsg_sim_queue queue, struct virtqueue *vq)
{
	mutex_lock(&remote->lock);
	rpmsg_sim_ring_attach(&remote->rings[queue], vq, !remote->ops->kick);
	mutex_unlock(&remote->lock);
}

/**
 * rpmsg_sim_remote_detach() - the driver's queues go away
 * @remote: the remote, stopped
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_detach(struct rpmsg_sim_remote *remote)
{
	mutex_lock(&remote->lock);
	rpmsg_sim_ring_detach(&remote->rings[RPMSG_SIM_TX]);
	rpmsg_sim_ring_detach(&remote->rings[RPMSG_SIM_RX]);
	mutex_unlock(&remote->lock);
}

/**
 * rpmsg_sim_remote_start() - the driver is ready: messages may flow
 * @remote: the remote, with both queues
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_start(struct rpmsg_sim_remote *remote)
{
	mutex_lock(&remote->lock);
	WRITE_ONCE(remote->held_count, 0);
	remote->stream_next = 0;
	remote->stream_left = 0;
	rpmsg_sim_carry_find(remote);
	remote->running = true;
	mutex_unlock(&remote->lock);
}

/**
 * rpmsg_sim_remote_stop() - touch the queues no more, and interrupt no more
 * @remote: the remote, running or not; who waits for a buffer is told
 *
 * Context: process context, may sleep; not from a callback of the queues.
 */
void rpmsg_sim_remote_stop(struct rpmsg_sim_remote *remote)
{
	mutex_lock(&remote->lock);
	remote->running = false;
	remote->carry = NULL;
	mutex_unlock(&remote->lock);
	rpmsg_sim_remote_event(remote);

	rpmsg_sim_line_quiesce(&remote->irqs[RPMSG_SIM_TX]);
	rpmsg_sim_line_quiesce(&remote->irqs[RPMSG_SIM_RX]);
}

/*
 * What came meanwhile was never read; so the dead one has forgotten it. Who
 * waits for a buffer gets the first one back: what he sends then is not of it.
 */
static void rpmsg_sim_remote_forget(struct rpmsg_sim_remote *remote)
{
	struct rpmsg_sim_ring *ring = &remote->rings[RPMSG_SIM_TX];
	u16 left = rpmsg_sim_ring_offered(ring);
	struct rpmsg_sim_buf buf;

	while (left-- && !rpmsg_sim_ring_peek(ring, false, &buf)) {
		rpmsg_sim_ring_take(ring);
		rpmsg_sim_remote_complete(remote, RPMSG_SIM_TX, buf.id, 0);
		atomic_long_inc(&remote->counters.lost);
	}
}

/**
 * rpmsg_sim_remote_set_dead() - die without a goodbye, or come back
 * @remote: the remote
 * @dead: true: nothing moves any more; false: it does again, but what the
 *	guest sent meanwhile is lost, and what the remote held it gives back
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_set_dead(struct rpmsg_sim_remote *remote, bool dead)
{
	mutex_lock(&remote->lock);
	if (remote->running && remote->dead && !dead) {
		rpmsg_sim_held_release(remote, 0);
		rpmsg_sim_remote_forget(remote);
	}
	WRITE_ONCE(remote->dead, dead);
	mutex_unlock(&remote->lock);
	rpmsg_sim_remote_event(remote);
}

/**
 * rpmsg_sim_remote_raise() - interrupt the guest without a reason
 * @remote: the remote
 * @queue: for which queue
 * @times: how often
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_raise(struct rpmsg_sim_remote *remote,
			    enum rpmsg_sim_queue queue, unsigned int times)
{
	mutex_lock(&remote->lock);
	if (remote->running)
		rpmsg_sim_line_deliver(&remote->irqs[queue], times);
	mutex_unlock(&remote->lock);
}

/**
 * rpmsg_sim_remote_interrupt() - interrupt the guest for a program
 * @remote: the remote that it plays
 * @queue: for which queue
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_remote_interrupt(struct rpmsg_sim_remote *remote,
				enum rpmsg_sim_queue queue)
{
	mutex_lock(&remote->lock);
	if (remote->running && !remote->dead)
		rpmsg_sim_line_raise(&remote->irqs[queue]);
	mutex_unlock(&remote->lock);
}
