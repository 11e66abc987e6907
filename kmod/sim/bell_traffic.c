// SPDX-License-Identifier: GPL-2.0
/*
 * Traffic over simulated doorbells: a client that checks
 *
 * Binds to every doorbell of the simulated hypervisor, has both of its ends,
 * and claims what it is told to.
 */

#include <linux/bitops.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "bell.h"
#include "bell_traffic.h"

static void gh_bell_traffic_count(struct gh_bell_traffic *traffic,
				  enum gh_bell_traffic_stat stat, u64 n)
{
	atomic64_add(n, &traffic->stats[stat]);
}

static void gh_bell_traffic_callback(void *data,
				     const struct gh_bell_ring *ring)
{
	struct gh_bell_traffic_claim *claim = data;
	struct gh_bell_traffic *traffic = claim->traffic;
	unsigned int bits = hweight64(ring->flags);

	gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_bits, bits);
	if (ring->origin.sends > bits)
		gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_joined,
				      ring->origin.sends - bits);
	if (ring->flags & ~claim->bits || !ring->flags != claim->simple)
		gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_foreign, 1);

	gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_heard, 1);
	wake_up(&traffic->wait);
}

static struct gh_bell_claim *
gh_bell_traffic_claim(struct gh_bell_rx *rx, struct gh_bell_traffic_claim *claim)
{
	if (claim->simple)
		return gh_bell_claim_simple(rx, gh_bell_traffic_callback,
					    claim);

	return gh_bell_claim(rx, claim->bits, gh_bell_traffic_callback, claim);
}

/**
 * gh_bell_traffic_claim_add() - claim bits
 * @traffic: a bound client
 * @bits: which
 * @simple: all of them, by gh_bell_claim_simple()
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; or what claiming them returned.
 */
int gh_bell_traffic_claim_add(struct gh_bell_traffic *traffic, u64 bits,
			      bool simple)
{
	struct gh_bell_traffic_claim *claim;
	int ret = 0;

	claim = kzalloc(sizeof(*claim), GFP_KERNEL);
	if (!claim)
		return -ENOMEM;

	claim->traffic = traffic;
	claim->bits = bits;
	claim->simple = simple;

	mutex_lock(&traffic->claim_lock);
	claim->claim = gh_bell_traffic_claim(traffic->rx, claim);
	if (IS_ERR(claim->claim)) {
		ret = PTR_ERR(claim->claim);
		kfree(claim);
	} else {
		list_add_tail(&claim->node, &traffic->claims);
	}
	mutex_unlock(&traffic->claim_lock);

	return ret;
}

static void gh_bell_traffic_claim_free(struct gh_bell_traffic_claim *claim)
{
	list_del(&claim->node);
	gh_bell_release(claim->claim);
	kfree(claim);
}

/**
 * gh_bell_traffic_claim_del() - release bits
 * @traffic: a bound client
 * @bits: those of one claim
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOENT if there is no claim of just these.
 */
int gh_bell_traffic_claim_del(struct gh_bell_traffic *traffic, u64 bits)
{
	struct gh_bell_traffic_claim *claim;
	int ret = -ENOENT;

	mutex_lock(&traffic->claim_lock);
	list_for_each_entry(claim, &traffic->claims, node) {
		if (claim->bits != bits)
			continue;
		gh_bell_traffic_claim_free(claim);
		ret = 0;
		break;
	}
	mutex_unlock(&traffic->claim_lock);

	return ret;
}

static void gh_bell_traffic_irq_send(struct irq_work *work)
{
	struct gh_bell_traffic *traffic = container_of(work,
						       struct gh_bell_traffic,
						       irq_work);

	traffic->irq_ret = gh_bell_send(traffic->tx, traffic->irq_flags, NULL);
	complete(&traffic->irq_sent);
}

static int gh_bell_traffic_send(struct gh_bell_traffic *traffic,
				const struct gh_bell_traffic_run *run)
{
	int ret;

	if (run->irq) {
		traffic->irq_flags = run->flags;
		irq_work_queue(&traffic->irq_work);
		wait_for_completion(&traffic->irq_sent);
		ret = traffic->irq_ret;
	} else {
		ret = gh_bell_send(traffic->tx, run->flags, NULL);
	}

	if (ret) {
		gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_refused, 1);
		atomic64_set(&traffic->stats[GH_BELL_TRAFFIC_last_error], ret);
		return ret;
	}

	gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_sent, 1);
	return 0;
}

static u64 gh_bell_traffic_heard(struct gh_bell_traffic *traffic)
{
	return atomic64_read(&traffic->stats[GH_BELL_TRAFFIC_heard]);
}

/* Until a callback was called, or none has been for a second */
static int gh_bell_traffic_wait(struct gh_bell_traffic *traffic, u64 heard)
{
	long left;

	left = wait_event_interruptible_timeout(traffic->wait,
						gh_bell_traffic_heard(traffic) != heard ||
						READ_ONCE(traffic->stop),
						HZ);
	if (!left)
		gh_bell_traffic_count(traffic, GH_BELL_TRAFFIC_missing, 1);

	return min(left, 0L);
}

/**
 * gh_bell_traffic_generate() - send
 * @traffic: a bound client
 * @run: how often, and how
 *
 * Context: process context, may sleep; one at a time.
 * Return: 0; -ERESTARTSYS when a signal came; or why a send was refused.
 */
int gh_bell_traffic_generate(struct gh_bell_traffic *traffic,
			     const struct gh_bell_traffic_run *run)
{
	unsigned int i;
	u64 heard;
	int ret;

	for (i = 0; i < run->count && !READ_ONCE(traffic->stop); i++) {
		heard = gh_bell_traffic_heard(traffic);
		ret = gh_bell_traffic_send(traffic, run);
		if (!ret && run->wait)
			ret = gh_bell_traffic_wait(traffic, heard);
		if (ret)
			return ret;
		cond_resched();
	}

	return 0;
}

static int gh_bell_traffic_start(struct gh_bell_traffic *traffic,
				 struct device *dev,
				 const struct gh_sim_bell_device *sim)
{
	traffic->tx = gh_bell_tx_create(dev, sim->name, sim->tx);
	if (IS_ERR(traffic->tx))
		return PTR_ERR(traffic->tx);

	traffic->rx = gh_bell_rx_create(dev, sim->name, sim->rx);
	if (IS_ERR(traffic->rx)) {
		gh_bell_tx_destroy(traffic->tx);
		return PTR_ERR(traffic->rx);
	}

	return 0;
}

static int gh_bell_traffic_probe(struct auxiliary_device *auxdev,
				 const struct auxiliary_device_id *id)
{
	struct gh_bell_traffic *traffic;
	int ret;

	traffic = kzalloc(sizeof(*traffic), GFP_KERNEL);
	if (!traffic)
		return -ENOMEM;

	init_waitqueue_head(&traffic->wait);
	mutex_init(&traffic->claim_lock);
	INIT_LIST_HEAD(&traffic->claims);
	mutex_init(&traffic->run_lock);
	init_completion(&traffic->irq_sent);
	init_irq_work(&traffic->irq_work, gh_bell_traffic_irq_send);
	auxiliary_set_drvdata(auxdev, traffic);

	ret = gh_bell_traffic_start(traffic, &auxdev->dev,
				    to_gh_sim_bell_device(auxdev));
	if (ret)
		kfree(traffic);

	return ret;
}

static void gh_bell_traffic_remove(struct auxiliary_device *auxdev)
{
	struct gh_bell_traffic *traffic = auxiliary_get_drvdata(auxdev);
	struct gh_bell_traffic_claim *claim, *next;

	/* With the thread still sending: releasing must stand it. */
	list_for_each_entry_safe(claim, next, &traffic->claims, node)
		gh_bell_traffic_claim_free(claim);
	gh_bell_rx_destroy(traffic->rx);
	gh_bell_traffic_thread_stop(traffic);
	irq_work_sync(&traffic->irq_work);
	gh_bell_tx_destroy(traffic->tx);
	kfree(traffic);
}

static const struct auxiliary_device_id gh_bell_traffic_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_BELL_DEVICE_NAME },
	{ }
};
MODULE_DEVICE_TABLE(auxiliary, gh_bell_traffic_ids);

static struct auxiliary_driver gh_bell_traffic_driver = {
	.name = "traffic",
	.probe = gh_bell_traffic_probe,
	.remove = gh_bell_traffic_remove,
	.id_table = gh_bell_traffic_ids,
	.driver.dev_groups = gh_bell_traffic_groups,
};
module_auxiliary_driver(gh_bell_traffic_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Traffic over simulated Gunyah doorbells");
