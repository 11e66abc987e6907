// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: messages from the guest, and to it
 *
 * All of it under the remote's lock, message by message, so that nobody else
 * waits for more than one.
 */

#include <linux/sched/signal.h>
#include <linux/string.h>

#include "remote.h"

/**
 * rpmsg_sim_remote_complete() - give a buffer back, as the faults have it
 * @remote: the remote
 * @queue: whose buffer
 * @id: which
 * @len: how many bytes were written into it
 *
 * Context: process context; the remote's lock is held.
 */
void rpmsg_sim_remote_complete(struct rpmsg_sim_remote *remote,
			       enum rpmsg_sim_queue queue, u16 id, u32 len)
{
	struct rpmsg_sim_ring *ring = &remote->rings[queue];
	u32 used_id = id;
	u16 step = 1;

	lockdep_assert_held(&remote->lock);

	if (atomic_dec_if_positive(&remote->bad_id[queue]) >= 0)
		used_id = rpmsg_sim_ring_size(ring);
	if (atomic_dec_if_positive(&remote->bad_index[queue]) >= 0)
		step += rpmsg_sim_ring_size(ring);

	rpmsg_sim_ring_put(ring, used_id, len, step);
	if (rpmsg_sim_ring_wants_irq(ring))
		rpmsg_sim_line_raise(&remote->irqs[queue]);
	else if (queue == RPMSG_SIM_TX)
		atomic_long_inc(&remote->counters.tx_irqs_unwanted);
	else
		atomic_long_inc(&remote->counters.rx_irqs_unwanted);
}

static bool rpmsg_sim_remote_parse(const struct rpmsg_sim_buf *buf,
				   struct rpmsg_sim_msg *msg)
{
	const struct rpmsg_sim_header *header = buf->data;

	if (buf->size < sizeof(*header))
		return false;

	*msg = (struct rpmsg_sim_msg) {
		.src = le32_to_cpu(header->src),
		.dst = le32_to_cpu(header->dst),
		.data = header + 1,
		.len = le16_to_cpu(header->len),
	};

	return msg->len <= buf->size - sizeof(*header) &&
	       !header->reserved && !header->flags;
}

static int rpmsg_sim_remote_receive(struct rpmsg_sim_remote *remote,
				    const struct rpmsg_sim_buf *buf)
{
	struct rpmsg_sim_msg msg;
	int ret;

	if (!rpmsg_sim_remote_parse(buf, &msg)) {
		atomic_long_inc(&remote->counters.bad_messages);
		return 0;
	}

	if (atomic_dec_if_positive(&remote->drop) >= 0) {
		atomic_long_inc(&remote->counters.lost);
		return 0;
	}

	if (msg.dst == RPMSG_SIM_NS_ADDR)
		ret = rpmsg_sim_names_receive(remote, &msg);
	else
		ret = remote->ops->receive(remote, &msg);
	if (ret == -EAGAIN)
		return ret;

	/* No answer is possible; not to give the buffer back were worse. */
	if (ret)
		atomic_long_inc(&remote->counters.lost);
	atomic_long_inc(&remote->counters.received);
	remote->last = msg;

	return 0;
}

/**
 * rpmsg_sim_remote_step() - handle one message of the guest's
 * @remote: the remote
 *
 * Context: process context, may sleep.
 * Return: false if there is none, or none that can be handled now.
 */
bool rpmsg_sim_remote_step(struct rpmsg_sim_remote *remote)
{
	struct rpmsg_sim_ring *ring = &remote->rings[RPMSG_SIM_TX];
	struct rpmsg_sim_buf buf;
	bool done = false;

	mutex_lock(&remote->lock);
	if (remote->running && !remote->dead && remote->ops->receive &&
	    !rpmsg_sim_ring_peek(ring, false, &buf) &&
	    !rpmsg_sim_remote_receive(remote, &buf)) {
		rpmsg_sim_ring_take(ring);
		rpmsg_sim_held_add(remote, buf.id);
		done = true;
	}
	mutex_unlock(&remote->lock);

	return done;
}

/**
 * rpmsg_sim_frame() - a message without lies
 * @src: who sends it
 * @dst: to whom
 * @data: its bytes, which must last as long as the frame
 * @len: how many
 *
 * Context: any.
 * Return: the frame.
 */
struct rpmsg_sim_frame rpmsg_sim_frame(u32 src, u32 dst, const void *data,
				       u16 len)
{
	return (struct rpmsg_sim_frame) {
		.src = src,
		.dst = dst,
		.data = data,
		.size = len,
		.len = len,
		.used_len = sizeof(struct rpmsg_sim_header) + len,
	};
}

/**
 * rpmsg_sim_remote_try_send() - send the guest a message, or not
 * @remote: the remote
 * @frame: the message
 *
 * Context: process context; the remote's lock is held.
 * Return: 0; -EAGAIN if the guest offers no buffer now; -EMSGSIZE if its
 * buffers are too small; -ENOTCONN if no driver is ready; -EHOSTDOWN if the
 * remote is dead; -EIO if the driver has written nonsense into the ring.
 */
int rpmsg_sim_remote_try_send(struct rpmsg_sim_remote *remote,
			      const struct rpmsg_sim_frame *frame)
{
	struct rpmsg_sim_ring *ring = &remote->rings[RPMSG_SIM_RX];
	struct rpmsg_sim_header *header;
	struct rpmsg_sim_buf buf;
	int ret;

	lockdep_assert_held(&remote->lock);

	if (!remote->running)
		return -ENOTCONN;
	if (remote->dead)
		return -EHOSTDOWN;

	ret = rpmsg_sim_ring_peek(ring, true, &buf);
	if (ret)
		return ret;
	if (buf.size < sizeof(*header) ||
	    buf.size - sizeof(*header) < frame->size)
		return -EMSGSIZE;

	header = buf.data;
	*header = (struct rpmsg_sim_header) {
		.src = cpu_to_le32(frame->src),
		.dst = cpu_to_le32(frame->dst),
		.len = cpu_to_le16(frame->len),
		.flags = cpu_to_le16(frame->flags),
	};
	memcpy(header + 1, frame->data, frame->size);
	if (frame->from && remote->carry)
		remote->carry(frame->from, buf.data);

	rpmsg_sim_ring_take(ring);
	rpmsg_sim_remote_complete(remote, RPMSG_SIM_RX, buf.id,
				  frame->used_len);
	atomic_long_inc(&remote->counters.sent);

	return 0;
}

/**
 * rpmsg_sim_remote_answer() - send the guest a message, if nobody waits to
 * @remote: the remote
 * @frame: the message
 *
 * An endless stream of answers would take every buffer as soon as it is there,
 * before those who wait for one have woken up.
 *
 * Context: process context; the remote's lock is held.
 * Return: as rpmsg_sim_remote_try_send().
 */
int rpmsg_sim_remote_answer(struct rpmsg_sim_remote *remote,
			    const struct rpmsg_sim_frame *frame)
{
	return remote->waiting ? -EAGAIN :
				 rpmsg_sim_remote_try_send(remote, frame);
}

static void rpmsg_sim_remote_waited(struct rpmsg_sim_remote *remote)
{
	mutex_lock(&remote->lock);
	/* Answers that had to stay behind may go now. */
	if (!--remote->waiting && remote->running)
		rpmsg_sim_line_deliver(&remote->kicks[RPMSG_SIM_TX], 1);
	mutex_unlock(&remote->lock);
}

/**
 * rpmsg_sim_remote_send() - send the guest a message when it has a buffer
 * @remote: the remote
 * @frame: the message
 *
 * Context: process context, may sleep.
 * Return: 0; -ERESTARTSYS if a signal came first; and the errors of
 * rpmsg_sim_remote_try_send(), except -EAGAIN.
 */
int rpmsg_sim_remote_send(struct rpmsg_sim_remote *remote,
			  const struct rpmsg_sim_frame *frame)
{
	bool waited = false;
	int seen, ret;

	do {
		if (signal_pending(current)) {
			ret = -ERESTARTSYS;
			break;
		}
		seen = atomic_read(&remote->events);
		mutex_lock(&remote->lock);
		ret = rpmsg_sim_remote_try_send(remote, frame);
		if (ret == -EAGAIN && !waited) {
			waited = true;
			remote->waiting++;
		}
		mutex_unlock(&remote->lock);
		if (ret != -EAGAIN)
			break;

		atomic_long_inc(&remote->counters.waited_no_buffer);
		ret = wait_event_interruptible(remote->wait,
					       atomic_read(&remote->events) !=
					       seen);
	} while (!ret);

	if (waited)
		rpmsg_sim_remote_waited(remote);
	if (ret && waited)
		atomic_long_inc(&remote->counters.dropped_no_buffer);

	return ret;
}
