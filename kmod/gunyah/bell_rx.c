// SPDX-License-Identifier: GPL-2.0
/*
 * Doorbells: receiving
 *
 * One interrupt may stand for any number of sends. Its thread reads and clears
 * the claimed bits at once, and then calls who claimed them: what is sent from
 * there on raises the interrupt again. The hypervisor enables no bit that is
 * not claimed, so that those stay set until somebody claims them.
 */

#include <linux/bitops.h>
#include <linux/export.h>
#include <linux/interrupt.h>
#include <linux/slab.h>

#include "bell.h"

/* After a read that failed: wait, doubling from first to last. */
#define GH_BELL_BACKOFF_FIRST_MS	10
#define GH_BELL_BACKOFF_LAST_MS		5000

static irqreturn_t gh_bell_rx_irq(int irq, void *data)
{
	struct gh_bell_rx *rx = data;
	u64 stamp = GH_BELL_IRQ_UNTIMED;

	gh_bell_count(&rx->bell, GH_BELL_CNT_rx_irqs);
	if (gh_bell_is_timed())
		stamp = ktime_get_mono_fast_ns();

	/* Of several that no read has answered yet the first one counts. */
	atomic64_cmpxchg(&rx->irq_stamp, 0, stamp);
	trace_gh_bell_irq(rx->bell.id, rx->bell.gen);

	return IRQ_WAKE_THREAD;
}

/**
 * gh_bell_rx_irq_elapsed() - time since an interrupt, as events carry it
 * @now: ktime_get_mono_fast_ns()
 * @irq_stamp: as in struct gh_bell_rx
 *
 * Context: any.
 * Return: nanoseconds, or why there are none.
 */
s64 gh_bell_rx_irq_elapsed(u64 now, u64 irq_stamp)
{
	if (!irq_stamp)
		return GH_NS_NOT_APPLICABLE;
	if (irq_stamp == GH_BELL_IRQ_UNTIMED)
		return GH_NS_NOT_LISTENING;

	return gh_elapsed(now, irq_stamp);
}

/* An interrupt that came before the first send that was read is not its own. */
static bool gh_bell_rx_by_irq(const struct gh_bell_ring *ring)
{
	if (ring->irq_stamp <= GH_BELL_IRQ_UNTIMED)
		return ring->irq_stamp;

	return ring->irq_stamp >= ring->origin.stamp;
}

/* First unserved send until the interrupt */
static s64 gh_bell_rx_send_elapsed(const struct gh_bell_ring *ring)
{
	if (!gh_bell_rx_by_irq(ring))
		return GH_NS_NOT_APPLICABLE;
	if (!ring->origin.seq)
		return GH_NS_NOT_CARRIED;
	if (ring->irq_stamp == GH_BELL_IRQ_UNTIMED)
		return GH_NS_NOT_LISTENING;

	return gh_elapsed(ring->irq_stamp, ring->origin.stamp);
}

static void gh_bell_rx_observe(struct gh_bell_rx *rx,
			       const struct gh_bell_ring *ring,
			       enum gh_error error)
{
	const struct gh_bell_origin *origin = &ring->origin;
	struct gh_bell *bell = &rx->bell;

	if (!trace_gh_bell_rx_enabled())
		return;

	trace_gh_bell_rx(bell->id, bell->gen, ring->flags, origin->sends,
			 origin->bell, origin->seq, error,
			 error ? GH_NS_NOT_APPLICABLE :
				 gh_bell_rx_send_elapsed(ring),
			 gh_bell_rx_irq_elapsed(ktime_get_mono_fast_ns(),
						ring->irq_stamp));
}

/* The bits stay set, and no interrupt tells of them again. */
static void gh_bell_rx_failed(struct gh_bell_rx *rx,
			      const struct gh_bell_ring *ring,
			      enum gh_error error)
{
	gh_bell_count(&rx->bell, GH_BELL_CNT_rx_errors);
	gh_bell_rx_observe(rx, ring, error);
	dev_warn_ratelimited(rx->bell.dev, "%s: cannot be read, error %d\n",
			     rx->bell.name, error);
	/* A level would interrupt again at once, and for ever. */
	if (!READ_ONCE(rx->held)) {
		WRITE_ONCE(rx->held, true);
		disable_irq_nosync(rx->bell.resource.irq);
	}
	schedule_delayed_work(&rx->recheck, msecs_to_jiffies(rx->backoff_ms));
	rx->backoff_ms = min(rx->backoff_ms * 2, GH_BELL_BACKOFF_LAST_MS);
}

static void gh_bell_rx_count(struct gh_bell_rx *rx,
			     const struct gh_bell_ring *ring)
{
	unsigned int bits = hweight64(ring->flags);
	struct gh_bell *bell = &rx->bell;

	gh_bell_count(bell, GH_BELL_CNT_rx_received);
	if (gh_bell_rx_by_irq(ring))
		gh_bell_count(bell, GH_BELL_CNT_rx_received_by_irq);
	if (ring->origin.sends > bits)
		gh_bell_add(bell, GH_BELL_CNT_rx_coalesced,
			    ring->origin.sends - bits);
}

/* True: some of the bits were set, and are cleared. */
static bool gh_bell_rx_read(struct gh_bell_rx *rx, u64 clear,
			    struct gh_bell_ring *ring)
{
	enum gh_error error;
	u64 old;

	if (!clear)
		return false;

	error = gh_hypercall_bell_receive(rx->bell.resource.capid, clear, &old,
					  &ring->origin);
	if (error) {
		gh_bell_rx_failed(rx, ring, error);
		return false;
	}

	rx->backoff_ms = GH_BELL_BACKOFF_FIRST_MS;
	ring->flags = old & clear;
	if (!ring->flags)
		return false;

	gh_bell_rx_count(rx, ring);
	gh_bell_rx_observe(rx, ring, GH_ERROR_OK);
	return true;
}

static irqreturn_t gh_bell_rx_thread(int irq, void *data)
{
	struct gh_bell_rx *rx = data;
	struct gh_bell_ring ring = {
		.irq_stamp = atomic64_xchg(&rx->irq_stamp, 0),
	};
	bool simple;
	u64 clear;

	/* Bits that were released but could not be disabled are read too. */
	spin_lock(&rx->lock);
	simple = rx->simple;
	clear = simple ? 0 : rx->enabled;
	spin_unlock(&rx->lock);

	if (gh_bell_rx_read(rx, clear, &ring) || (simple && ring.irq_stamp))
		gh_bell_claims_call(rx, &ring);
	else if (ring.irq_stamp)
		gh_bell_count(&rx->bell, GH_BELL_CNT_rx_spurious_irqs);

	return IRQ_HANDLED;
}

/**
 * gh_bell_rx_wake() - look, without an interrupt
 * @rx: the receiver
 *
 * Context: any.
 */
void gh_bell_rx_wake(struct gh_bell_rx *rx)
{
	irq_wake_thread(rx->bell.resource.irq, rx);
}

static void gh_bell_rx_recheck(struct work_struct *work)
{
	struct gh_bell_rx *rx = container_of(to_delayed_work(work),
					     struct gh_bell_rx, recheck);

	gh_bell_count(&rx->bell, GH_BELL_CNT_rx_rechecks);
	if (READ_ONCE(rx->held)) {
		WRITE_ONCE(rx->held, false);
		enable_irq(rx->bell.resource.irq);
	}
	gh_bell_rx_wake(rx);
}

/**
 * gh_bell_rx_set_mask() - tell the hypervisor which bits interrupt
 * @rx: the receiver, its lock held or nobody else using it
 * @enable: bits that do
 * @ack: bits that clear by that
 *
 * Context: any.
 * Return: 0 or what gh_error_remap() makes of the hypervisor's error; then the
 * masks are as they were.
 */
int gh_bell_rx_set_mask(struct gh_bell_rx *rx, u64 enable, u64 ack)
{
	enum gh_error error;

	error = gh_hypercall_bell_set_mask(rx->bell.resource.capid, enable,
					   ack);
	if (error) {
		gh_bell_count(&rx->bell, GH_BELL_CNT_rx_errors);
		return gh_error_remap(error);
	}

	rx->enabled = enable;
	return 0;
}

static int gh_bell_rx_start(struct gh_bell_rx *rx)
{
	int ret;

	/* A new doorbell has all of its bits enabled. */
	ret = gh_bell_rx_set_mask(rx, 0, 0);
	if (ret)
		return ret;

	ret = gh_bell_class_add(&rx->bell);
	if (ret)
		return ret;

	/*
	 * ONESHOT: a level stays up until the thread has read the bits. And
	 * the handler stays a handler where those are threads (PREEMPT_RT).
	 */
	ret = request_threaded_irq(rx->bell.resource.irq, gh_bell_rx_irq,
				   gh_bell_rx_thread, IRQF_ONESHOT,
				   "gh_bell_rx", rx);
	if (ret)
		goto del_class;

	return 0;

del_class:
	gh_bell_class_del(&rx->bell);
	return ret;
}

/**
 * gh_bell_rx_create() - make a receiver of a doorbell
 * @parent: device on whose behalf this is; must stay until gh_bell_rx_destroy()
 * @name: shown in /sys/class/gunyah_bell and in messages; NULL: "bell<id>"
 * @resource: the doorbell's receiving end; copied
 *
 * Bits that are set, or get set, stay so until somebody claims them.
 *
 * Context: process context, may sleep.
 * Return: the receiver; ERR_PTR(-EINVAL) for a resource of another type;
 * ERR_PTR(-ENODEV) without a hypervisor that speaks our API version;
 * ERR_PTR(-ENOMEM); or what setting the mask, creating the class device or
 * requesting the interrupt returned.
 */
struct gh_bell_rx *gh_bell_rx_create(struct device *parent, const char *name,
				     const struct gh_resource *resource)
{
	struct gh_bell_rx *rx;
	int ret;

	rx = kzalloc(sizeof(*rx), GFP_KERNEL);
	if (!rx)
		return ERR_PTR(-ENOMEM);

	rx->backoff_ms = GH_BELL_BACKOFF_FIRST_MS;
	INIT_DELAYED_WORK(&rx->recheck, gh_bell_rx_recheck);
	gh_bell_claims_init(rx);

	ret = gh_bell_init(&rx->bell, parent, name, resource,
			   GH_RESOURCE_TYPE_BELL_RX);
	if (ret)
		goto free_rx;

	ret = gh_bell_rx_start(rx);
	if (ret) {
		dev_err(parent, "%s: not set up: %pe\n", rx->bell.name,
			ERR_PTR(ret));
		goto exit_bell;
	}

	return rx;

exit_bell:
	gh_bell_exit(&rx->bell);
free_rx:
	kfree(rx);
	return ERR_PTR(ret);
}
EXPORT_SYMBOL_GPL(gh_bell_rx_create);

/**
 * gh_bell_rx_destroy() - undo gh_bell_rx_create()
 * @rx: a receiver whose claims have all been released
 *
 * Bits that are set stay so, for the next receiver.
 *
 * Context: process context, may sleep; not from a callback of the doorbell.
 */
void gh_bell_rx_destroy(struct gh_bell_rx *rx)
{
	WARN_ON(!list_empty(&rx->claims));

	/* The timer wakes the thread, the thread starts the timer. */
	cancel_delayed_work_sync(&rx->recheck);
	free_irq(rx->bell.resource.irq, rx);
	cancel_delayed_work_sync(&rx->recheck);
	gh_bell_class_del(&rx->bell);
	gh_bell_exit(&rx->bell);
	kfree(rx);
}
EXPORT_SYMBOL_GPL(gh_bell_rx_destroy);

/**
 * gh_bell_receive() - read and clear bits that nobody has claimed
 * @rx: the receiver
 * @clear: bits to clear, at least one
 * @old_flags: if not NULL, set on success to all bits that were set before
 *
 * For who wants to know whether a bit is set, without being interrupted by it.
 *
 * Context: process context.
 * Return: 0; -EINVAL when @clear is 0; -EBUSY when one of @clear is claimed;
 * otherwise what gh_error_remap() makes of the hypervisor's error.
 */
int gh_bell_receive(struct gh_bell_rx *rx, u64 clear, u64 *old_flags)
{
	struct gh_bell_origin origin;
	enum gh_error error;

	if (!clear)
		return -EINVAL;

	spin_lock(&rx->lock);
	if (rx->claimed & clear) {
		spin_unlock(&rx->lock);
		return -EBUSY;
	}
	error = gh_hypercall_bell_receive(rx->bell.resource.capid, clear,
					  old_flags, &origin);
	spin_unlock(&rx->lock);

	return gh_error_remap(error);
}
EXPORT_SYMBOL_GPL(gh_bell_receive);

/**
 * gh_bell_reset() - clear all bits of a doorbell of which nobody claims any
 * @rx: the receiver
 *
 * Context: process context.
 * Return: 0; -EBUSY when a bit is claimed; otherwise what gh_error_remap()
 * makes of the hypervisor's error.
 */
int gh_bell_reset(struct gh_bell_rx *rx)
{
	enum gh_error error;
	int ret;

	spin_lock(&rx->lock);
	if (rx->claimed) {
		spin_unlock(&rx->lock);
		return -EBUSY;
	}
	error = gh_hypercall_bell_reset(rx->bell.resource.capid);
	ret = gh_error_remap(error);
	/* A doorbell that was reset has all of its bits enabled again. */
	if (!ret)
		ret = gh_bell_rx_set_mask(rx, 0, 0);
	spin_unlock(&rx->lock);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_bell_reset);
