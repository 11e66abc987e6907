// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: a device with message queues, and who is behind it
 *
 * The guest's driver sees an auxiliary device with one or two resources. The
 * other ends belong to a simulated virtual machine, or, looped back, to the
 * same device.
 */

#include <linux/slab.h>

#include "auxdev.h"
#include "device.h"
#include "sim.h"

struct gh_sim_device {
	struct gh_sim_msgq msgq;
	const struct gh_sim_peer_ops *ops;
	struct gh_sim_peer peer;
	/* From the guest, to the guest; looped back, the first is both */
	struct gh_sim_queue queues[2];
	struct gh_sim_end tx;
	struct gh_sim_end rx;
	struct gh_resource tx_resource;
	struct gh_resource rx_resource;
	unsigned int directions;
};

static void gh_sim_device_release(struct device *dev)
{
	struct auxiliary_device *auxdev = to_auxiliary_dev(dev);
	u32 id = auxdev->id;

	kfree(container_of(to_gh_sim_msgq(auxdev), struct gh_sim_device, msgq));
	gh_sim_auxdev_released(id);
}

/**
 * gh_sim_device_end() - one of the guest's ends
 * @sim: a device
 * @type: %GH_RESOURCE_TYPE_MSGQ_TX or %GH_RESOURCE_TYPE_MSGQ_RX
 *
 * Context: any.
 * Return: the end; ERR_PTR(-ENODEV) if this device has no such end.
 */
struct gh_sim_end *gh_sim_device_end(struct gh_sim_device *sim,
				     enum gh_resource_type type)
{
	if (type == GH_RESOURCE_TYPE_MSGQ_TX)
		return sim->msgq.tx ? &sim->tx : ERR_PTR(-ENODEV);

	return sim->msgq.rx ? &sim->rx : ERR_PTR(-ENODEV);
}

static int gh_sim_device_add_end(struct gh_sim_end *end,
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

static int gh_sim_device_add_ends(struct gh_sim_device *sim)
{
	bool tx = sim->directions & GH_SIM_DIRECTION_TX;
	bool rx = sim->directions & GH_SIM_DIRECTION_RX;
	int ret;

	if (tx) {
		ret = gh_sim_device_add_end(&sim->tx, GH_RESOURCE_TYPE_MSGQ_TX,
					    &sim->queues[0], &sim->tx_resource);
		if (ret)
			return ret;
		sim->msgq.tx = &sim->tx_resource;
	}

	if (rx) {
		ret = gh_sim_device_add_end(&sim->rx, GH_RESOURCE_TYPE_MSGQ_RX,
					    &sim->queues[!sim->ops->loopback],
					    &sim->rx_resource);
		if (ret)
			goto del_tx;
		sim->msgq.rx = &sim->rx_resource;
	}

	return 0;

del_tx:
	if (tx) {
		gh_sim_cap_withdraw(&sim->tx.cap);
		gh_sim_virq_exit(&sim->tx.virq);
	}
	return ret;
}

static int gh_sim_device_start_peer(struct gh_sim_device *sim)
{
	struct gh_sim_peer *peer = &sim->peer;

	gh_sim_virq_init_peer(&peer->from_guest_virq, sim->ops->notify, peer);
	gh_sim_virq_init_peer(&peer->to_guest_virq, sim->ops->notify, peer);

	if (sim->directions & GH_SIM_DIRECTION_TX) {
		peer->from_guest = &sim->queues[0];
		peer->from_guest->rx_virq = &peer->from_guest_virq;
	}
	if (sim->directions & GH_SIM_DIRECTION_RX) {
		peer->to_guest = &sim->queues[1];
		peer->to_guest->tx_virq = &peer->to_guest_virq;
	}

	return sim->ops->start(peer, sim->msgq.name);
}

/* No guest reaches the ends; the peer stops before what it calls goes. */
static void gh_sim_device_stop_peer(struct gh_sim_device *sim)
{
	gh_sim_virq_exit(&sim->peer.from_guest_virq);
	gh_sim_virq_exit(&sim->peer.to_guest_virq);
	sim->ops->stop(&sim->peer);
}

static void gh_sim_device_withdraw_ends(struct gh_sim_device *sim)
{
	if (sim->msgq.rx)
		gh_sim_cap_withdraw(&sim->rx.cap);
	if (sim->msgq.tx)
		gh_sim_cap_withdraw(&sim->tx.cap);
}

static void gh_sim_device_exit_virqs(struct gh_sim_device *sim)
{
	if (sim->msgq.rx)
		gh_sim_virq_exit(&sim->rx.virq);
	if (sim->msgq.tx)
		gh_sim_virq_exit(&sim->tx.virq);
}

static void gh_sim_device_exit_queues(struct gh_sim_device *sim)
{
	gh_sim_queue_exit(&sim->queues[1]);
	gh_sim_queue_exit(&sim->queues[0]);
}

static int gh_sim_device_init_queues(struct gh_sim_device *sim,
				     const struct gh_sim_settings *settings)
{
	unsigned int i;
	int ret;

	for (i = 0; i < ARRAY_SIZE(sim->queues); i++) {
		ret = gh_sim_queue_init(&sim->queues[i], settings->depth,
					settings->max_size,
					settings->behaviour);
		if (ret) {
			gh_sim_device_exit_queues(sim);
			return ret;
		}
	}

	return 0;
}

/* On error the caller drops the reference, and with it the memory. */
static int gh_sim_device_start(struct gh_sim_device *sim,
			       const struct gh_sim_settings *settings)
{
	int ret;

	ret = gh_sim_device_init_queues(sim, settings);
	if (ret)
		return ret;

	ret = gh_sim_device_add_ends(sim);
	if (ret)
		goto exit_queues;

	if (!sim->ops->loopback) {
		ret = gh_sim_device_start_peer(sim);
		if (ret)
			goto del_ends;
	}

	ret = auxiliary_device_add(&sim->msgq.auxdev);
	if (ret)
		goto stop_peer;

	return 0;

stop_peer:
	gh_sim_device_withdraw_ends(sim);
	if (!sim->ops->loopback)
		gh_sim_device_stop_peer(sim);
	goto exit_virqs;
del_ends:
	gh_sim_device_withdraw_ends(sim);
exit_virqs:
	gh_sim_device_exit_virqs(sim);
exit_queues:
	gh_sim_device_exit_queues(sim);
	return ret;
}

/**
 * gh_sim_device_add() - make a device; its client may bind at once
 * @name: what to call it
 * @settings: what it is to be
 *
 * Context: process context, may sleep.
 * Return: the device; ERR_PTR(-EINVAL) if the peer cannot do with these
 * directions; ERR_PTR(-ENOMEM), ERR_PTR(-ENOSPC) when something ran out; or
 * what adding the auxiliary device returned.
 */
struct gh_sim_device *gh_sim_device_add(const char *name,
					const struct gh_sim_settings *settings)
{
	unsigned int both = GH_SIM_DIRECTION_TX | GH_SIM_DIRECTION_RX;
	struct gh_sim_device *sim;
	int ret;

	if (settings->peer->loopback && settings->directions != both)
		return ERR_PTR(-EINVAL);

	sim = kzalloc(sizeof(*sim), GFP_KERNEL);
	if (!sim)
		return ERR_PTR(-ENOMEM);

	sim->ops = settings->peer;
	sim->directions = settings->directions;
	strscpy(sim->msgq.name, name, sizeof(sim->msgq.name));
	sim->msgq.answers = settings->peer != &gh_sim_user_ops;

	ret = gh_sim_auxdev_init(&sim->msgq.auxdev, GH_SIM_DEVICE_NAME,
				 gh_sim_device_release);
	if (ret) {
		kfree(sim);
		return ERR_PTR(ret);
	}

	ret = gh_sim_device_start(sim, settings);
	if (ret) {
		auxiliary_device_uninit(&sim->msgq.auxdev);
		return ERR_PTR(ret);
	}

	return sim;
}

/**
 * gh_sim_device_del() - take a device away, traffic or not
 * @sim: the device
 *
 * Context: process context, may sleep.
 */
void gh_sim_device_del(struct gh_sim_device *sim)
{
	auxiliary_device_delete(&sim->msgq.auxdev);
	gh_sim_device_withdraw_ends(sim);
	if (!sim->ops->loopback)
		gh_sim_device_stop_peer(sim);
	gh_sim_device_exit_virqs(sim);
	gh_sim_device_exit_queues(sim);
	auxiliary_device_uninit(&sim->msgq.auxdev);
}
