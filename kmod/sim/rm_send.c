// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Resource Manager: sending, and what may be wrong with it
 *
 * Like the real one it keeps one reply: a newer one pushes out what has not
 * been sent yet of the one before it.
 */

#include <linux/bitfield.h>
#include <linux/slab.h>

#include "rm.h"

/* A number that no reply has soon, and an id that no call has */
#define GH_SIM_RM_OTHER_SEQ	0x8000
#define GH_SIM_RM_OTHER_ID	0x00800000

/* Out of memory: it is lost, as whatever is sent may be. */
static struct gh_sim_rm_frame *
gh_sim_rm_add_frame(struct gh_sim_rm *rm, u8 type, unsigned int fragments,
		    u16 seq, u32 message_id, const void *content, size_t size)
{
	struct gh_rm_header header = {
		.api = GH_RM_API,
		.type = type | FIELD_PREP(GH_RM_FRAGMENTS_MASK, fragments),
		.seq = cpu_to_le16(seq),
		.message_id = cpu_to_le32(message_id),
	};
	struct gh_sim_rm_frame *frame;

	frame = kzalloc(sizeof(*frame), GFP_KERNEL);
	if (!frame)
		return NULL;

	memcpy(frame->data, &header, sizeof(header));
	memcpy(frame->data + sizeof(header), content, size);
	frame->size = sizeof(header) + size;
	list_add_tail(&frame->node, &rm->frames);

	return frame;
}

static void gh_sim_rm_del_frame(struct gh_sim_rm_frame *frame)
{
	list_del(&frame->node);
	kfree(frame);
}

/* Everything about one message, as often as its fragments */
static void gh_sim_rm_add_message(struct gh_sim_rm *rm,
				  const struct gh_sim_rm_message *message,
				  size_t first)
{
	size_t done = 0, now = min(first, message->size);
	unsigned int fragments = gh_rm_fragments(message->size - now);
	u8 type = message->type;

	if (message->size > now)
		fragments++;
	do {
		gh_sim_rm_add_frame(rm, type, fragments, message->seq,
				    message->message_id,
				    message->content + done, now);
		type = GH_RM_TYPE_CONTINUATION;
		done += now;
		now = min(message->size - done, GH_RM_CONTENT_MAX);
	} while (now);
}

static void gh_sim_rm_add_garbage(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_frame *frame;

	frame = gh_sim_rm_add_frame(rm, 0, 0, 0, 0, NULL, 0);
	if (!frame)
		return;

	prandom_bytes_state(&rm->random, frame->data, GH_RM_MESSAGE_MAX);
	/* Not by chance a message */
	frame->data[0] &= ~1;
	frame->size = prandom_u32_state(&rm->random) % GH_RM_MESSAGE_MAX + 1;
}

/* What goes wrong before the reply */
static void gh_sim_rm_strike_before(struct gh_sim_rm *rm,
				    struct gh_sim_rm_message *reply,
				    enum gh_sim_rm_fault fault)
{
	struct gh_sim_rm_message other = *reply;

	switch (fault) {
	case GH_SIM_RM_FAULT_unsolicited:
		other.seq ^= GH_SIM_RM_OTHER_SEQ;
		gh_sim_rm_add_message(rm, &other, GH_RM_CONTENT_MAX);
		break;
	case GH_SIM_RM_FAULT_stray_continuation:
		gh_sim_rm_add_frame(rm, GH_RM_TYPE_CONTINUATION, 1, reply->seq,
				    reply->message_id, NULL, 0);
		break;
	case GH_SIM_RM_FAULT_garbage:
		gh_sim_rm_add_garbage(rm);
		break;
	case GH_SIM_RM_FAULT_wrong_seq:
		reply->seq ^= GH_SIM_RM_OTHER_SEQ;
		break;
	case GH_SIM_RM_FAULT_wrong_id:
		reply->message_id ^= GH_SIM_RM_OTHER_ID;
		break;
	case GH_SIM_RM_FAULT_no_error_code:
		reply->size = sizeof(gh_rm_wire_error) / 2;
		break;
	case GH_SIM_RM_FAULT_short_payload:
		reply->size -= reply->size > sizeof(gh_rm_wire_error);
		break;
	default:
		break;
	}
}

/* What goes wrong with its first message, and with its last one */
static void gh_sim_rm_strike_frames(struct gh_sim_rm_frame *first,
				    struct gh_sim_rm_frame *last,
				    enum gh_sim_rm_fault fault)
{
	struct gh_rm_header *header = (struct gh_rm_header *)first->data;

	switch (fault) {
	case GH_SIM_RM_FAULT_bad_version:
		header->api ^= 0x3;
		break;
	case GH_SIM_RM_FAULT_too_short:
		first->size = sizeof(*header) - 1;
		break;
	case GH_SIM_RM_FAULT_too_long:
		first->size = GH_RM_MESSAGE_MAX + 1;
		break;
	case GH_SIM_RM_FAULT_too_many_fragments:
		header->type |= GH_RM_FRAGMENTS_MASK;
		break;
	case GH_SIM_RM_FAULT_request:
		header->type ^= GH_RM_TYPE_REPLY ^ GH_RM_TYPE_REQUEST;
		break;
	case GH_SIM_RM_FAULT_bad_continuation:
		header = (struct gh_rm_header *)last->data;
		header->seq ^= cpu_to_le16(GH_SIM_RM_OTHER_SEQ);
		break;
	case GH_SIM_RM_FAULT_lost_continuation:
		gh_sim_rm_del_frame(last);
		break;
	default:
		break;
	}
}

static bool gh_sim_rm_fault_splits(enum gh_sim_rm_fault fault)
{
	return fault == GH_SIM_RM_FAULT_bad_continuation ||
	       fault == GH_SIM_RM_FAULT_lost_continuation ||
	       fault == GH_SIM_RM_FAULT_interrupted;
}

static void gh_sim_rm_add_reply(struct gh_sim_rm *rm,
				struct gh_sim_rm_message *reply,
				enum gh_sim_rm_fault fault)
{
	struct list_head *before = rm->frames.prev;
	struct gh_sim_rm_frame *first, *last;
	size_t size = GH_RM_CONTENT_MAX;

	/* One byte is left for a continuation, which may thus go wrong. */
	if (gh_sim_rm_fault_splits(fault))
		size = clamp(reply->size - 1, sizeof(gh_rm_wire_error), size);
	gh_sim_rm_add_message(rm, reply, size);
	if (before->next == &rm->frames)
		return;

	first = list_entry(before->next, struct gh_sim_rm_frame, node);
	last = list_last_entry(&rm->frames, struct gh_sim_rm_frame, node);
	if (fault == GH_SIM_RM_FAULT_interrupted) {
		gh_sim_rm_notify(rm, GH_RM_NOTIFICATION_VM_SHUTDOWN, NULL, 0);
		list_move_tail(&last->node, &rm->frames);
	} else {
		gh_sim_rm_strike_frames(first, last, fault);
	}
}

static enum gh_sim_rm_fault gh_sim_rm_pick_fault(struct gh_sim_rm *rm)
{
	unsigned int i;

	for (i = 0; i < GH_SIM_RM_N_FAULTS; i++)
		if (atomic_dec_if_positive(&rm->faults[i]) >= 0)
			return i;

	if (prandom_u32_state(&rm->random) % 1000 < rm->storm)
		/* The last one is not wrong by the protocol. */
		return prandom_u32_state(&rm->random) %
		       GH_SIM_RM_FAULT_short_payload;

	return GH_SIM_RM_N_FAULTS;
}

static void gh_sim_rm_push_out(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_frame *frame, *next;
	bool any = false;

	list_for_each_entry_safe(frame, next, &rm->frames, node) {
		if (!frame->reply)
			continue;
		gh_sim_rm_del_frame(frame);
		any = true;
	}
	if (any)
		atomic_long_inc(&rm->counters.replaced);
}

/**
 * gh_sim_rm_reply() - answer, unless something goes wrong
 * @rm: the Resource Manager, its lock held
 * @reply: the reply; its content begins with the error code
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_reply(struct gh_sim_rm *rm, struct gh_sim_rm_message *reply)
{
	enum gh_sim_rm_fault fault = gh_sim_rm_pick_fault(rm);
	struct list_head *before;
	struct gh_sim_rm_frame *frame;

	gh_sim_rm_push_out(rm);
	if (fault != GH_SIM_RM_N_FAULTS)
		atomic_long_inc(&rm->counters.struck);
	if (fault == GH_SIM_RM_FAULT_lose)
		return;

	before = rm->frames.prev;
	gh_sim_rm_strike_before(rm, reply, fault);
	gh_sim_rm_add_reply(rm, reply, fault);
	if (fault == GH_SIM_RM_FAULT_duplicate)
		gh_sim_rm_add_reply(rm, reply, fault);

	for (frame = list_entry(before->next, struct gh_sim_rm_frame, node);
	     &frame->node != &rm->frames;
	     frame = list_next_entry(frame, node))
		frame->reply = true;
	rm->replied = jiffies;
	atomic_long_inc(&rm->counters.replies);
}

/**
 * gh_sim_rm_notify() - tell something unasked
 * @rm: the Resource Manager, its lock held
 * @message_id: what
 * @payload: the bytes
 * @size: how many
 *
 * It is sent with the next gh_sim_rm_flush().
 *
 * Context: process context, may sleep.
 * Return: 0; -EMSGSIZE if it is longer than messages may be.
 */
int gh_sim_rm_notify(struct gh_sim_rm *rm, u32 message_id, const void *payload,
		     size_t size)
{
	struct gh_sim_rm_message message = {
		.type = GH_RM_TYPE_NOTIFICATION,
		.message_id = message_id,
		.seq = rm->notification_seq++,
		.size = size,
		.content = (u8 *)payload,
	};

	if (size > GH_SIM_RM_CONTENT_SIZE)
		return -EMSGSIZE;

	gh_sim_rm_add_message(rm, &message, GH_RM_CONTENT_MAX);
	atomic_long_inc(&rm->counters.notifications);

	return 0;
}

/**
 * gh_sim_rm_flush() - send what there is room for, and is due
 * @rm: the Resource Manager, its lock held
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_flush(struct gh_sim_rm *rm)
{
	unsigned long due = rm->replied + usecs_to_jiffies(rm->delay_us);
	struct gh_sim_rm_frame *frame, *next;
	bool not_full;

	if (!rm->peer)
		return;

	list_for_each_entry_safe(frame, next, &rm->frames, node) {
		if (frame->reply && time_before(jiffies, due)) {
			mod_delayed_work(system_highpri_wq, &rm->work,
					 due - jiffies);
			continue;
		}
		if (gh_sim_queue_send(rm->peer->to_guest, frame->data,
				      frame->size, 0, &not_full, NULL) ==
		    GH_ERROR_MSGQUEUE_FULL)
			return;
		gh_sim_rm_del_frame(frame);
	}
}

/**
 * gh_sim_rm_forget() - send no more of what there is to send
 * @rm: the Resource Manager, its lock held
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_forget(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_frame *frame, *next;

	list_for_each_entry_safe(frame, next, &rm->frames, node)
		gh_sim_rm_del_frame(frame);
}
