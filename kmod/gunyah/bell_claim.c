// SPDX-License-Identifier: GPL-2.0
/*
 * Doorbells: who has which bits
 *
 * A bit has one owner at a time. There are two kinds, and it is the owner who
 * chooses: owners of some bits, whose bits are read and cleared for them, and
 * one owner of all, who wants to know that it rang and no more.
 */

#include <linux/export.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "bell.h"

/**
 * gh_bell_claims_init() - nobody claims anything
 * @rx: the receiver
 *
 * Context: any.
 */
void gh_bell_claims_init(struct gh_bell_rx *rx)
{
	spin_lock_init(&rx->lock);
	INIT_LIST_HEAD(&rx->claims);
	init_waitqueue_head(&rx->idle);
}

/*
 * Whose turn it is: who claims one of @flags; without flags, who reads none.
 * The claim stays while it is the running one, unless its own callback
 * releases it.
 */
static bool gh_bell_claims_next(struct gh_bell_rx *rx, u64 flags,
				struct gh_bell_claim *next)
{
	struct gh_bell_claim *claim;
	bool found = false;

	spin_lock(&rx->lock);
	list_for_each_entry(claim, &rx->claims, node) {
		found = rx->simple ? !flags : claim->bits & flags;
		if (!found)
			continue;
		rx->running = claim;
		rx->runner = current;
		*next = *claim;
		break;
	}
	spin_unlock(&rx->lock);

	return found;
}

static void gh_bell_claims_returned(struct gh_bell_rx *rx)
{
	spin_lock(&rx->lock);
	rx->running = NULL;
	spin_unlock(&rx->lock);
	wake_up_all(&rx->idle);
}

static void gh_bell_claims_observe(struct gh_bell_rx *rx,
				   const struct gh_bell_ring *ring,
				   u64 irq_stamp)
{
	struct gh_bell *bell = &rx->bell;
	u64 now;

	if (!trace_gh_bell_callback_enabled())
		return;

	now = ktime_get_mono_fast_ns();
	trace_gh_bell_callback(bell->id, bell->gen, ring->flags,
			       ring->origin.seq ?
			       gh_elapsed(now, ring->origin.stamp) :
			       GH_NS_NOT_CARRIED,
			       gh_bell_rx_irq_elapsed(now, irq_stamp));
}

/**
 * gh_bell_claims_call() - tell the owners
 * @rx: the receiver
 * @ring: what was read; nothing where there is one simple owner
 *
 * Context: the interrupt's thread.
 */
void gh_bell_claims_call(struct gh_bell_rx *rx,
			 const struct gh_bell_ring *ring)
{
	struct gh_bell_ring told = *ring;
	struct gh_bell_claim claim;
	u64 left = ring->flags;

	if (told.irq_stamp == GH_BELL_IRQ_UNTIMED)
		told.irq_stamp = 0;

	/* Who was released meanwhile is not found, and not called. */
	do {
		if (!gh_bell_claims_next(rx, left, &claim))
			return;
		told.flags = left & claim.bits;
		gh_bell_count(&rx->bell, GH_BELL_CNT_rx_callbacks);
		gh_bell_claims_observe(rx, &told, ring->irq_stamp);
		claim.callback(claim.data, &told);
		gh_bell_claims_returned(rx);
		left &= ~claim.bits;
	} while (left);
}

static int gh_bell_claims_add(struct gh_bell_rx *rx,
			      struct gh_bell_claim *claim, bool simple)
{
	int ret = -EBUSY;

	spin_lock(&rx->lock);
	if (!(rx->claimed & claim->bits)) {
		ret = gh_bell_rx_set_mask(rx, rx->claimed | claim->bits,
					  simple ? GH_BELL_ALL : 0);
		if (!ret) {
			rx->claimed |= claim->bits;
			rx->simple = simple;
			list_add_tail(&claim->node, &rx->claims);
		}
	}
	spin_unlock(&rx->lock);

	return ret;
}

static struct gh_bell_claim *gh_bell_claim_new(struct gh_bell_rx *rx, u64 bits,
					       bool simple,
					       gh_bell_callback_t callback,
					       void *data)
{
	struct gh_bell_claim *claim;
	int ret;

	if (!bits || !callback)
		return ERR_PTR(-EINVAL);

	claim = kzalloc(sizeof(*claim), GFP_KERNEL);
	if (!claim)
		return ERR_PTR(-ENOMEM);

	claim->rx = rx;
	claim->bits = bits;
	claim->callback = callback;
	claim->data = data;
	ret = gh_bell_claims_add(rx, claim, simple);
	trace_gh_bell_claim(rx->bell.id, rx->bell.gen, bits, ret);
	if (ret) {
		kfree(claim);
		return ERR_PTR(ret);
	}

	return claim;
}

/**
 * gh_bell_claim() - have bits of a doorbell
 * @rx: the receiver
 * @bits: which, at least one; %GH_BELL_ALL for the whole mask
 * @callback: called with those of @bits that were set, and are cleared; see
 *	its type. May be called before this returns.
 * @data: passed on
 *
 * Bits that were sent before, and read by nobody, are told at once.
 *
 * Context: process context, may sleep; also from a callback.
 * Return: the claim; ERR_PTR(-EINVAL) without bits or without a callback;
 * ERR_PTR(-EBUSY) when one of @bits is claimed; ERR_PTR(-ENOMEM); or what
 * enabling the bits returned.
 */
struct gh_bell_claim *gh_bell_claim(struct gh_bell_rx *rx, u64 bits,
				    gh_bell_callback_t callback, void *data)
{
	struct gh_bell_claim *claim;

	claim = gh_bell_claim_new(rx, bits, false, callback, data);
	/*
	 * The hypervisor interrupts when the first bit is enabled that is set,
	 * and not again for another one.
	 */
	if (!IS_ERR(claim))
		gh_bell_rx_wake(rx);

	return claim;
}
EXPORT_SYMBOL_GPL(gh_bell_claim);

/**
 * gh_bell_claim_simple() - have a doorbell as an interrupt
 * @rx: the receiver
 * @callback: called for every interrupt, told no bits and no origin; see its
 *	type. May be called before this returns.
 * @data: passed on
 *
 * Nothing is read: the bits acknowledge themselves. That saves a hypercall an
 * interrupt, and loses which bits it was, and how often.
 *
 * Context: process context, may sleep; also from a callback.
 * Return: the claim; ERR_PTR(-EINVAL) without a callback; ERR_PTR(-EBUSY) when
 * a bit is claimed; ERR_PTR(-ENOMEM); or what enabling the bits returned.
 */
struct gh_bell_claim *gh_bell_claim_simple(struct gh_bell_rx *rx,
					   gh_bell_callback_t callback,
					   void *data)
{
	return gh_bell_claim_new(rx, GH_BELL_ALL, true, callback, data);
}
EXPORT_SYMBOL_GPL(gh_bell_claim_simple);

static void gh_bell_claims_del(struct gh_bell_rx *rx,
			       struct gh_bell_claim *claim)
{
	int ret;

	spin_lock(&rx->lock);
	list_del(&claim->node);
	rx->claimed &= ~claim->bits;
	rx->simple = false;
	ret = gh_bell_rx_set_mask(rx, rx->claimed, 0);
	spin_unlock(&rx->lock);

	if (ret)
		dev_warn_ratelimited(rx->bell.dev, "%s: bits %llx stay enabled: %pe\n",
				     rx->bell.name, claim->bits, ERR_PTR(ret));
}

/* By who asks it is not: he must not wait for himself. */
static bool gh_bell_claims_running(struct gh_bell_rx *rx,
				   const struct gh_bell_claim *claim)
{
	bool running;

	spin_lock(&rx->lock);
	running = rx->running == claim && rx->runner != current;
	spin_unlock(&rx->lock);

	return running;
}

/**
 * gh_bell_release() - undo gh_bell_claim() or gh_bell_claim_simple()
 * @claim: the claim, which is freed
 *
 * The callback is not called any more when this returns, and has returned,
 * unless it is the callback that calls this: it runs to its end then, and what
 * it uses must stay until it has. Its bits may be claimed again at once. Bits
 * that are set from now on stay so for who claims them next; bits that had been
 * read for this claim and not been told are lost with it.
 *
 * Context: process context, may sleep until the callback returns; also from a
 * callback.
 */
void gh_bell_release(struct gh_bell_claim *claim)
{
	struct gh_bell_rx *rx = claim->rx;

	trace_gh_bell_release(rx->bell.id, rx->bell.gen, claim->bits);
	gh_bell_claims_del(rx, claim);
	wait_event(rx->idle, !gh_bell_claims_running(rx, claim));
	kfree(claim);
}
EXPORT_SYMBOL_GPL(gh_bell_release);
