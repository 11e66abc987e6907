// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: message queues, and who is behind them
 *
 * The guest has one end of each queue. The other ends belong to a simulated
 * virtual machine, or, looped back, to the guest as well.
 */

#include "link.h"

static int gh_sim_link_add_end(struct gh_sim_end *end,
			       enum gh_resource_type type,
			       struct gh_sim_queue *queue,
			       struct gh_resource *resource)
{
	int ret;

	gh_sim_forced_init(end->faults.errors, GH_SIM_CALLS);
	end->cap.type = type;
	end->queue = queue;

	ret = gh_sim_virq_init_irq(&end->virq);
	if (ret)
		return ret;

	if (type == GH_RESOURCE_TYPE_MSGQ_TX)
		queue->tx_virq = &end->virq;
	else
		queue->rx_virq = &end->virq;

	ret = gh_sim_cap_publish(&end->cap);
	if (ret) {
		gh_sim_virq_exit(&end->virq);
		return ret;
	}

	*resource = (struct gh_resource) {
		.type = type,
		.capid = gh_sim_cap_id(&end->cap),
		.irq = end->virq.irq,
		.depth = queue->depth,
		.max_msg_size = queue->max_size,
	};

	return 0;
}

static int gh_sim_link_add_ends(struct gh_sim_link *link)
{
	bool tx = link->directions & GH_SIM_DIRECTION_TX;
	bool rx = link->directions & GH_SIM_DIRECTION_RX;
	int ret;

	if (tx) {
		ret = gh_sim_link_add_end(&link->tx, GH_RESOURCE_TYPE_MSGQ_TX,
					  &link->queues[0],
					  &link->tx_resource);
		if (ret)
			return ret;
	}

	if (rx) {
		ret = gh_sim_link_add_end(&link->rx, GH_RESOURCE_TYPE_MSGQ_RX,
					  &link->queues[!link->ops->loopback],
					  &link->rx_resource);
		if (ret)
			goto del_tx;
	}

	return 0;

del_tx:
	if (tx) {
		gh_sim_cap_withdraw(&link->tx.cap);
		gh_sim_virq_exit(&link->tx.virq);
	}
	return ret;
}

static int gh_sim_link_start_peer(struct gh_sim_link *link, const char *name)
{
	struct gh_sim_peer *peer = &link->peer;

	gh_sim_virq_init_peer(&peer->from_guest_virq, link->ops->notify, peer);
	gh_sim_virq_init_peer(&peer->to_guest_virq, link->ops->notify, peer);

	if (link->directions & GH_SIM_DIRECTION_TX) {
		peer->from_guest = &link->queues[0];
		peer->from_guest->rx_virq = &peer->from_guest_virq;
		peer->tx_resource = &link->tx_resource;
	}
	if (link->directions & GH_SIM_DIRECTION_RX) {
		peer->to_guest = &link->queues[1];
		peer->to_guest->tx_virq = &peer->to_guest_virq;
		peer->rx_resource = &link->rx_resource;
	}

	return link->ops->start(peer, name);
}

/* No guest reaches the ends; the peer stops before what it calls goes. */
static void gh_sim_link_stop_peer(struct gh_sim_link *link)
{
	gh_sim_virq_exit(&link->peer.from_guest_virq);
	gh_sim_virq_exit(&link->peer.to_guest_virq);
	link->ops->stop(&link->peer);
}

static void gh_sim_link_withdraw_ends(struct gh_sim_link *link)
{
	if (link->directions & GH_SIM_DIRECTION_RX)
		gh_sim_cap_withdraw(&link->rx.cap);
	if (link->directions & GH_SIM_DIRECTION_TX)
		gh_sim_cap_withdraw(&link->tx.cap);
}

static void gh_sim_link_exit_virqs(struct gh_sim_link *link)
{
	if (link->directions & GH_SIM_DIRECTION_RX)
		gh_sim_virq_exit(&link->rx.virq);
	if (link->directions & GH_SIM_DIRECTION_TX)
		gh_sim_virq_exit(&link->tx.virq);
}

static void gh_sim_link_exit_queues(struct gh_sim_link *link)
{
	gh_sim_queue_exit(&link->queues[1]);
	gh_sim_queue_exit(&link->queues[0]);
}

static int gh_sim_link_init_queues(struct gh_sim_link *link,
				   const struct gh_sim_settings *settings)
{
	unsigned int i;
	int ret;

	for (i = 0; i < ARRAY_SIZE(link->queues); i++) {
		ret = gh_sim_queue_init(&link->queues[i], settings->depth,
					settings->max_size,
					settings->behaviour);
		if (ret) {
			gh_sim_link_exit_queues(link);
			return ret;
		}
	}

	return 0;
}

/**
 * gh_sim_link_start() - make the queues, their ends, and who is behind them
 * @link: zeroed
 * @name: for the peer
 * @settings: what it is to be; a peer that loops back needs both directions
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM, -ENOSPC when something ran out; or why the peer cannot
 * do with these directions.
 */
int gh_sim_link_start(struct gh_sim_link *link, const char *name,
		      const struct gh_sim_settings *settings)
{
	int ret;

	link->ops = settings->peer;
	link->peer.priv = settings->peer_priv;
	link->directions = settings->directions;

	ret = gh_sim_link_init_queues(link, settings);
	if (ret)
		return ret;

	ret = gh_sim_link_add_ends(link);
	if (ret)
		goto exit_queues;

	if (!link->ops->loopback) {
		ret = gh_sim_link_start_peer(link, name);
		if (ret)
			goto del_ends;
	}

	return 0;

del_ends:
	gh_sim_link_withdraw_ends(link);
	gh_sim_link_exit_virqs(link);
exit_queues:
	gh_sim_link_exit_queues(link);
	return ret;
}

/**
 * gh_sim_link_withdraw() - let neither the guest nor the peer use the queues
 * @link: a link that was started; its interrupts stay, and come no more
 *
 * Context: process context, may sleep.
 */
void gh_sim_link_withdraw(struct gh_sim_link *link)
{
	gh_sim_link_withdraw_ends(link);
	if (!link->ops->loopback)
		gh_sim_link_stop_peer(link);
}

/**
 * gh_sim_link_free() - undo gh_sim_link_start(), the rest of it
 * @link: a link that was withdrawn; nobody has its interrupts
 *
 * Context: process context, may sleep.
 */
void gh_sim_link_free(struct gh_sim_link *link)
{
	gh_sim_link_exit_virqs(link);
	gh_sim_link_exit_queues(link);
}
