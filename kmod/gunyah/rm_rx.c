// SPDX-License-Identifier: GPL-2.0
/*
 * Resource Manager client: receiving
 *
 * Whatever comes in is checked before it is believed. What is of no use is
 * counted, traced and dropped, and the next message is read all the same.
 */

#include <linux/bitfield.h>
#include <linux/slab.h>

#include "rm.h"

#define GH_RM_DROP_NAME(_what)	#_what,
static const char *const gh_rm_drop_names[] = {
	GH_RM_DROP_REASONS(GH_RM_DROP_NAME)
};

/**
 * gh_rm_drop() - something came in that is of no use
 * @rm: the Resource Manager
 * @message: what is known of it
 * @reason: why
 *
 * Context: process context.
 */
void gh_rm_drop(struct gh_rm *rm, const struct gh_rm_message *message,
		enum gh_rm_drop reason)
{
	atomic64_inc(&rm->drops[reason]);
	trace_gh_rm_drop(rm->id, rm->gen, message->seq, message->message_id,
			 reason, message->size);
	dev_warn_ratelimited(rm->dev, "message %#x dropped: %s\n",
			     message->message_id, gh_rm_drop_names[reason]);
}

/* What has come in of a message is of no use without the rest. */
static void gh_rm_rx_discard(struct gh_rm *rm, enum gh_rm_drop reason)
{
	struct gh_rm_message *message = &rm->rx;

	gh_rm_drop(rm, message, reason);
	if (message->type == GH_RM_TYPE_REPLY)
		gh_rm_call_spoil(rm, message, -EBADMSG);
	kfree(message->data);
	message->data = NULL;
}

static void gh_rm_rx_append(struct gh_rm_message *message, const u8 *content,
			    size_t size)
{
	memcpy(message->data + message->size, content, size);
	message->size += size;
}

static void gh_rm_rx_complete(struct gh_rm *rm)
{
	struct gh_rm_message message = rm->rx;

	if (message.have < message.fragments)
		return;

	rm->rx.data = NULL;
	if (message.type == GH_RM_TYPE_REPLY)
		gh_rm_call_reply(rm, &message);
	else
		gh_rm_notify(rm, &message);
}

static void gh_rm_rx_start(struct gh_rm *rm, struct gh_rm_message *message,
			   const u8 *content, size_t size)
{
	gh_rm_wire_error error;

	if (rm->rx.data)
		gh_rm_rx_discard(rm, GH_RM_DROP_interrupted);

	if (message->type == GH_RM_TYPE_REPLY) {
		if (size < sizeof(error)) {
			message->size = size;
			gh_rm_drop(rm, message, GH_RM_DROP_no_error_code);
			gh_rm_call_spoil(rm, message, -EBADMSG);
			return;
		}
		memcpy(&error, content, sizeof(error));
		message->error = le32_to_cpu(error);
		content += sizeof(error);
		size -= sizeof(error);
	}

	message->data = kmalloc_array(message->fragments + 1, GH_RM_CONTENT_MAX,
				      GFP_KERNEL);
	if (!message->data) {
		gh_rm_drop(rm, message, GH_RM_DROP_no_memory);
		if (message->type == GH_RM_TYPE_REPLY)
			gh_rm_call_spoil(rm, message, -ENOMEM);
		return;
	}

	rm->rx = *message;
	gh_rm_rx_append(&rm->rx, content, size);
	gh_rm_rx_complete(rm);
}

static void gh_rm_rx_continue(struct gh_rm *rm,
			      const struct gh_rm_message *message,
			      const u8 *content, size_t size)
{
	struct gh_rm_message *rx = &rm->rx;

	if (!rx->data) {
		gh_rm_drop(rm, message, GH_RM_DROP_stray_continuation);
		return;
	}
	if (message->seq != rx->seq || message->message_id != rx->message_id ||
	    message->fragments != rx->fragments) {
		gh_rm_rx_discard(rm, GH_RM_DROP_mismatch);
		return;
	}

	rx->have++;
	gh_rm_rx_append(rx, content, size);
	gh_rm_rx_complete(rm);
}

/* GH_RM_DROPS: nothing is wrong with it so far */
static enum gh_rm_drop gh_rm_rx_check(struct gh_rm_message *message,
				      const struct gh_msgq_rx_data *data)
{
	struct gh_rm_header header;

	message->size = data->length;
	if (data->length < sizeof(header))
		return GH_RM_DROP_too_short;

	memcpy(&header, data->data, sizeof(header));
	message->seq = le16_to_cpu(header.seq);
	message->message_id = le32_to_cpu(header.message_id);
	message->type = FIELD_GET(GH_RM_TYPE_MASK, header.type);
	message->fragments = FIELD_GET(GH_RM_FRAGMENTS_MASK, header.type);
	if (data->length > GH_RM_MESSAGE_MAX)
		return GH_RM_DROP_too_long;
	if (header.api != GH_RM_API)
		return GH_RM_DROP_bad_version;
	if (message->fragments > GH_RM_FRAGMENTS_MAX)
		return GH_RM_DROP_too_many_fragments;
	if (message->type == GH_RM_TYPE_REQUEST)
		return GH_RM_DROP_request;

	message->size = 0;
	return GH_RM_DROPS;
}

/**
 * gh_rm_rx_callback() - a message of the queue
 * @client: the mailbox client
 * @mssg: struct gh_msgq_rx_data
 *
 * Context: process context, the thread of the RX interrupt.
 */
void gh_rm_rx_callback(struct mbox_client *client, void *mssg)
{
	struct gh_rm *rm = container_of(client, struct gh_rm, client);
	const struct gh_msgq_rx_data *data = mssg;
	struct gh_rm_message message = {};
	enum gh_rm_drop reason;
	const u8 *content;
	size_t size;

	reason = gh_rm_rx_check(&message, data);
	if (reason != GH_RM_DROPS) {
		gh_rm_drop(rm, &message, reason);
		return;
	}

	content = data->data + sizeof(struct gh_rm_header);
	size = data->length - sizeof(struct gh_rm_header);
	if (message.type == GH_RM_TYPE_CONTINUATION)
		gh_rm_rx_continue(rm, &message, content, size);
	else
		gh_rm_rx_start(rm, &message, content, size);
}

/**
 * gh_rm_rx_exit() - forget what has come in
 * @rm: the Resource Manager, with its mailbox removed
 *
 * Context: any.
 */
void gh_rm_rx_exit(struct gh_rm *rm)
{
	kfree(rm->rx.data);
	rm->rx.data = NULL;
}
