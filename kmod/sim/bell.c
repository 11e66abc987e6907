// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: the doorbell
 *
 * Semantics of hyp/ipc/doorbell in the open hypervisor's source. An interrupt
 * that is on its way when its bits are disabled or reset still comes.
 */

#include <linux/bitops.h>

#include "bell.h"

static bool gh_sim_bell_level(void *data)
{
	struct gh_sim_bell *bell = data;

	/* Who sets a bit after this look asserts the line himself. */
	return READ_ONCE(bell->flags) & READ_ONCE(bell->enable);
}

static int gh_sim_bell_add_end(struct gh_sim_bell *bell,
			       struct gh_sim_bell_end *end,
			       enum gh_resource_type type)
{
	int ret;

	end->bell = bell;
	end->cap.type = type;
	ret = gh_sim_cap_publish(&end->cap);
	if (ret)
		return ret;

	end->resource.type = type;
	end->resource.capid = gh_sim_cap_id(&end->cap);
	if (type == GH_RESOURCE_TYPE_BELL_RX)
		end->resource.irq = bell->virq.irq;

	return 0;
}

/**
 * gh_sim_bell_init() - make a doorbell, with its two ends
 * @bell: zeroed
 * @settings: what it is to be
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOSPC without an interrupt line left; -ENOMEM; -EBUSY without
 * a capability id left.
 */
int gh_sim_bell_init(struct gh_sim_bell *bell,
		     const struct gh_sim_bell_settings *settings)
{
	int ret;

	spin_lock_init(&bell->lock);
	gh_sim_forced_init(bell->forced, GH_SIM_BELL_CALLS);
	bell->settings = *settings;
	bell->enable = U64_MAX;

	ret = gh_sim_virq_init_irq(&bell->virq);
	if (ret)
		return ret;
	if (settings->level)
		gh_sim_virq_set_level(&bell->virq, gh_sim_bell_level, bell);

	ret = gh_sim_bell_add_end(bell, &bell->tx, GH_RESOURCE_TYPE_BELL_TX);
	if (ret)
		goto exit_virq;

	ret = gh_sim_bell_add_end(bell, &bell->rx, GH_RESOURCE_TYPE_BELL_RX);
	if (ret)
		goto withdraw_tx;

	return 0;

withdraw_tx:
	gh_sim_cap_withdraw(&bell->tx.cap);
exit_virq:
	gh_sim_virq_exit(&bell->virq);
	return ret;
}

/**
 * gh_sim_bell_withdraw() - let nobody use a doorbell any more
 * @bell: the doorbell
 *
 * Context: process context, may sleep.
 */
void gh_sim_bell_withdraw(struct gh_sim_bell *bell)
{
	gh_sim_cap_withdraw(&bell->rx.cap);
	gh_sim_cap_withdraw(&bell->tx.cap);
}

/**
 * gh_sim_bell_exit() - take a doorbell away
 * @bell: the doorbell, withdrawn; nobody has its interrupt any more
 *
 * Context: process context, may sleep.
 */
void gh_sim_bell_exit(struct gh_sim_bell *bell)
{
	gh_sim_virq_exit(&bell->virq);
}

/* Caller holds bell->lock. */
static void gh_sim_bell_note(struct gh_sim_bell *bell, u64 flags,
			     const struct gh_bell_origin *origin)
{
	struct gh_bell_origin *first;
	u64 left;

	for (left = flags; left; left &= left - 1) {
		first = &bell->origins[__ffs64(left)];
		if (!(bell->flags & left & -left)) {
			*first = origin ? *origin : (struct gh_bell_origin){};
			first->sends = 0;
		}
		first->sends++;
	}
}

/*
 * The first send of several bits is the one that was not timed, as it came
 * before anybody listened, or the one with the earliest time. Caller holds
 * bell->lock.
 */
static void gh_sim_bell_first(struct gh_sim_bell *bell, u64 flags,
			      struct gh_bell_origin *origin)
{
	const struct gh_bell_origin *one;
	u32 sends = 0;
	u64 left;

	*origin = (struct gh_bell_origin){};
	for (left = flags; left; left &= left - 1) {
		one = &bell->origins[__ffs64(left)];
		if (!sends || one->stamp < origin->stamp)
			*origin = *one;
		sends += one->sends;
	}
	origin->sends = sends;
}

/* Caller holds bell->lock. */
static void gh_sim_bell_acknowledge(struct gh_sim_bell *bell)
{
	WRITE_ONCE(bell->flags, bell->flags & ~bell->ack);
}

/**
 * gh_sim_bell_send() - see gh_hypercall_bell_send()
 * @bell: the doorbell
 * @flags: bits to set
 * @origin: who sends; NULL: not known
 *
 * Context: any.
 * Return: the bits that were set before.
 */
u64 gh_sim_bell_send(struct gh_sim_bell *bell, u64 flags,
		     const struct gh_bell_origin *origin)
{
	unsigned long irqflags;
	bool enabled;
	u64 old;

	spin_lock_irqsave(&bell->lock, irqflags);
	gh_sim_bell_note(bell, flags, origin);
	old = bell->flags;
	WRITE_ONCE(bell->flags, old | flags);
	enabled = bell->flags & bell->enable;
	/* An edge comes with every send; a level is up while bits are. */
	if (enabled || !bell->settings.level)
		gh_sim_virq_assert(&bell->virq);
	if (enabled)
		gh_sim_bell_acknowledge(bell);
	spin_unlock_irqrestore(&bell->lock, irqflags);

	return old;
}

/**
 * gh_sim_bell_receive() - see gh_hypercall_bell_receive()
 * @bell: the doorbell
 * @clear: bits to clear
 * @origin: set: who sent them first
 *
 * Context: any.
 * Return: the bits that were set before.
 */
u64 gh_sim_bell_receive(struct gh_sim_bell *bell, u64 clear,
			struct gh_bell_origin *origin)
{
	unsigned long irqflags;
	u64 old;

	spin_lock_irqsave(&bell->lock, irqflags);
	old = bell->flags;
	gh_sim_bell_first(bell, old & clear, origin);
	WRITE_ONCE(bell->flags, old & ~clear);
	spin_unlock_irqrestore(&bell->lock, irqflags);

	return old;
}

/**
 * gh_sim_bell_reset() - see gh_hypercall_bell_reset()
 * @bell: the doorbell
 *
 * Context: any.
 */
void gh_sim_bell_reset(struct gh_sim_bell *bell)
{
	unsigned long irqflags;

	spin_lock_irqsave(&bell->lock, irqflags);
	WRITE_ONCE(bell->flags, 0);
	WRITE_ONCE(bell->enable, U64_MAX);
	bell->ack = 0;
	spin_unlock_irqrestore(&bell->lock, irqflags);
}

/**
 * gh_sim_bell_set_mask() - see gh_hypercall_bell_set_mask()
 * @bell: the doorbell
 * @enable: bits that raise a level interrupt
 * @ack: bits that clear as soon as they have
 *
 * Context: any.
 */
void gh_sim_bell_set_mask(struct gh_sim_bell *bell, u64 enable, u64 ack)
{
	unsigned long irqflags;
	bool before, now;

	spin_lock_irqsave(&bell->lock, irqflags);
	before = bell->flags & bell->enable;
	now = bell->flags & enable;
	WRITE_ONCE(bell->enable, enable);
	bell->ack = ack;
	if (now && !before)
		gh_sim_virq_assert(&bell->virq);
	if (now)
		gh_sim_bell_acknowledge(bell);
	spin_unlock_irqrestore(&bell->lock, irqflags);
}
