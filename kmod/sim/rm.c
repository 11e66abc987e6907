// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Resource Manager: receiving
 *
 * A peer of the guest's like any other, which reads requests as the Resource
 * Manager's own source does: what is malformed is dropped and never answered,
 * a message that begins discards the one before it that has not ended, and a
 * continuation of something else is ignored.
 */

#include <linux/bitfield.h>
#include <linux/slab.h>

#include "rm.h"

/* False: not a message; true: in rm->request, which may want more */
static bool gh_sim_rm_take(struct gh_sim_rm_message *request, const u8 *data,
			   size_t size)
{
	struct gh_rm_header header;
	unsigned int fragments;
	bool same;
	u8 type;

	if (size < sizeof(header) || size > GH_RM_MESSAGE_MAX)
		return false;
	memcpy(&header, data, sizeof(header));
	type = FIELD_GET(GH_RM_TYPE_MASK, header.type);
	fragments = FIELD_GET(GH_RM_FRAGMENTS_MASK, header.type);
	if (header.api != GH_RM_API || fragments > GH_RM_FRAGMENTS_MAX)
		return false;

	same = request->type && request->fragments == fragments &&
	       request->seq == le16_to_cpu(header.seq) &&
	       request->message_id == le32_to_cpu(header.message_id);
	if (type == GH_RM_TYPE_CONTINUATION) {
		if (!same)
			return false;
		request->have++;
	} else {
		request->type = type;
		request->seq = le16_to_cpu(header.seq);
		request->message_id = le32_to_cpu(header.message_id);
		request->fragments = fragments;
		request->have = 0;
		request->size = 0;
	}

	size -= sizeof(header);
	memcpy(request->content + request->size, data + sizeof(header), size);
	request->size += size;

	return true;
}

static bool gh_sim_rm_refuses(struct gh_sim_rm *rm)
{
	return atomic_dec_if_positive(&rm->errors_after) < 0 &&
	       atomic_dec_if_positive(&rm->errors) >= 0;
}

static void gh_sim_rm_request(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_message *answer = &rm->answer;
	gh_rm_wire_error error;

	answer->type = GH_RM_TYPE_REPLY;
	answer->seq = rm->request.seq;
	answer->message_id = rm->request.message_id;
	answer->size = sizeof(error);
	atomic_long_inc(&rm->counters.requests);

	error = cpu_to_le32(gh_sim_rm_refuses(rm) ? READ_ONCE(rm->error) :
						    gh_sim_rm_answer(rm));
	if (error)
		answer->size = sizeof(error);
	memcpy(answer->content, &error, sizeof(error));
	gh_sim_rm_reply(rm, answer);
}

static void gh_sim_rm_receive(struct gh_sim_rm *rm)
{
	struct gh_sim_rm_message *request = &rm->request;
	u8 data[GH_SIM_RM_MESSAGE_SIZE];
	struct gh_msg_origin origin;
	bool not_empty;
	size_t size;

	while (rm->peer && !gh_sim_queue_recv(rm->peer->from_guest, data,
					      sizeof(data), &size, &not_empty,
					      &origin)) {
		if (!gh_sim_rm_take(request, data, size)) {
			atomic_long_inc(&rm->counters.malformed);
			continue;
		}
		if (request->have < request->fragments)
			continue;
		/* Replies and notifications are of no use to it. */
		if (request->type == GH_RM_TYPE_REQUEST)
			gh_sim_rm_request(rm);
		else
			atomic_long_inc(&rm->counters.malformed);
		request->type = 0;
		cond_resched();
	}
}

static void gh_sim_rm_work(struct work_struct *work)
{
	struct gh_sim_rm *rm = container_of(to_delayed_work(work),
					    struct gh_sim_rm, work);

	mutex_lock(&rm->lock);
	gh_sim_rm_receive(rm);
	gh_sim_rm_vm_finish_resets(rm);
	gh_sim_rm_flush(rm);
	mutex_unlock(&rm->lock);
}

static int gh_sim_rm_map_virq(const struct gh_rm_link *link, u32 virq)
{
	struct gh_sim_rm *rm = container_of(link, struct gh_sim_rm, link);
	int ret;

	mutex_lock(&rm->lock);
	ret = gh_sim_rm_objects_map_virq(rm, virq);
	mutex_unlock(&rm->lock);

	return ret;
}

static void gh_sim_rm_unmap_virq(const struct gh_rm_link *link,
				 unsigned int irq)
{
	struct gh_sim_rm *rm = container_of(link, struct gh_sim_rm, link);

	mutex_lock(&rm->lock);
	gh_sim_rm_objects_unmap_virq(rm, irq);
	mutex_unlock(&rm->lock);
}

static int gh_sim_rm_start(struct gh_sim_peer *peer, const char *name)
{
	struct gh_sim_rm *rm = peer->priv;

	rm->request.content = kvmalloc(2 * GH_SIM_RM_CONTENT_SIZE, GFP_KERNEL);
	if (!rm->request.content)
		return -ENOMEM;

	rm->answer.content = rm->request.content + GH_SIM_RM_CONTENT_SIZE;
	rm->request.type = 0;
	rm->notification_seq = 0;
	rm->link = (struct gh_rm_link) {
		.name = name,
		.tx = peer->tx_resource,
		.rx = peer->rx_resource,
		.map_virq = gh_sim_rm_map_virq,
		.unmap_virq = gh_sim_rm_unmap_virq,
	};
	peer->platform_data = &rm->link;

	mutex_lock(&rm->lock);
	rm->peer = peer;
	mutex_unlock(&rm->lock);

	return 0;
}

static void gh_sim_rm_stop(struct gh_sim_peer *peer)
{
	struct gh_sim_rm *rm = peer->priv;

	mutex_lock(&rm->lock);
	rm->peer = NULL;
	mutex_unlock(&rm->lock);

	cancel_delayed_work_sync(&rm->work);
	mutex_lock(&rm->lock);
	gh_sim_rm_vm_forget(rm);
	gh_sim_rm_mem_forget(rm);
	gh_sim_rm_forget(rm);
	mutex_unlock(&rm->lock);
	kvfree(rm->request.content);
}

static void gh_sim_rm_notified(void *data)
{
	struct gh_sim_peer *peer = data;
	struct gh_sim_rm *rm = peer->priv;

	mod_delayed_work(system_highpri_wq, &rm->work, 0);
}

const struct gh_sim_peer_ops gh_sim_rm_ops = {
	.name = "rm",
	.device = "rm",
	.start = gh_sim_rm_start,
	.stop = gh_sim_rm_stop,
	.notify = gh_sim_rm_notified,
};

/**
 * gh_sim_rm_init() - make a Resource Manager that has no device yet
 * @rm: zeroed
 *
 * Context: any.
 */
void gh_sim_rm_init(struct gh_sim_rm *rm)
{
	mutex_init(&rm->resources_lock);
	INIT_LIST_HEAD(&rm->resources);
	mutex_init(&rm->lock);
	INIT_DELAYED_WORK(&rm->work, gh_sim_rm_work);
	INIT_LIST_HEAD(&rm->frames);
	INIT_LIST_HEAD(&rm->parcels);
	INIT_LIST_HEAD(&rm->vms);
	INIT_LIST_HEAD(&rm->objects);
	gh_sim_rm_seed(rm, 0, 0);
}

/**
 * gh_sim_rm_set_delay() - let replies be late
 * @rm: the Resource Manager
 * @delay_us: by this, the one that waits already as well
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_set_delay(struct gh_sim_rm *rm, unsigned int delay_us)
{
	mutex_lock(&rm->lock);
	WRITE_ONCE(rm->delay_us, delay_us);
	gh_sim_rm_flush(rm);
	mutex_unlock(&rm->lock);
}

/**
 * gh_sim_rm_seed() - strike replies at random
 * @rm: the Resource Manager
 * @storm: how many of a thousand
 * @seed: makes the same choices again
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_seed(struct gh_sim_rm *rm, unsigned int storm, u32 seed)
{
	mutex_lock(&rm->lock);
	prandom_seed_state(&rm->random, seed);
	rm->storm = storm;
	mutex_unlock(&rm->lock);
}
