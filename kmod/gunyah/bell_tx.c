// SPDX-License-Identifier: GPL-2.0
/* Doorbells: sending */

#include <linux/export.h>
#include <linux/slab.h>

#include "bell.h"

struct gh_bell_tx {
	struct gh_bell bell;
	atomic64_t seq;
};

/**
 * gh_bell_tx_create() - make a sender of a doorbell
 * @parent: device on whose behalf this is; must stay until gh_bell_tx_destroy()
 * @name: shown in /sys/class/gunyah_bell and in messages; NULL: "bell<id>"
 * @resource: the doorbell's sending end; copied
 *
 * Context: process context, may sleep.
 * Return: the sender; ERR_PTR(-EINVAL) for a resource of another type;
 * ERR_PTR(-ENODEV) without a hypervisor that speaks our API version;
 * ERR_PTR(-ENOMEM); or what creating its class device returned.
 */
struct gh_bell_tx *gh_bell_tx_create(struct device *parent, const char *name,
				     const struct gh_resource *resource)
{
	struct gh_bell_tx *tx;
	int ret;

	tx = kzalloc(sizeof(*tx), GFP_KERNEL);
	if (!tx)
		return ERR_PTR(-ENOMEM);

	ret = gh_bell_init(&tx->bell, parent, name, resource,
			   GH_RESOURCE_TYPE_BELL_TX);
	if (ret)
		goto free_tx;

	ret = gh_bell_class_add(&tx->bell);
	if (ret)
		goto exit_bell;

	return tx;

exit_bell:
	gh_bell_exit(&tx->bell);
free_tx:
	kfree(tx);
	return ERR_PTR(ret);
}
EXPORT_SYMBOL_GPL(gh_bell_tx_create);

/**
 * gh_bell_tx_destroy() - undo gh_bell_tx_create()
 * @tx: a sender that nobody is sending on
 *
 * What was sent stays sent.
 *
 * Context: process context, may sleep.
 */
void gh_bell_tx_destroy(struct gh_bell_tx *tx)
{
	gh_bell_class_del(&tx->bell);
	gh_bell_exit(&tx->bell);
	kfree(tx);
}
EXPORT_SYMBOL_GPL(gh_bell_tx_destroy);

/**
 * gh_bell_send() - ring a doorbell
 * @tx: the sender
 * @flags: bits to set; 0 sets none, and still rings a doorbell whose
 *	interrupt is an edge
 * @old_flags: if not NULL, set on success to all bits that were set before. A
 *	bit of @flags that is among them tells the receiver nothing new.
 *
 * Any number of threads and interrupts may send at a time.
 *
 * Context: any.
 * Return: 0; otherwise what gh_error_remap() makes of the hypervisor's error:
 * -EAGAIN to try again, -EACCES where the end has gone.
 */
int gh_bell_send(struct gh_bell_tx *tx, u64 flags, u64 *old_flags)
{
	struct gh_bell *bell = &tx->bell;
	struct gh_bell_origin origin = {
		.seq = atomic64_inc_return(&tx->seq),
		.bell = bell->id,
	};
	enum gh_error error;
	u64 old = 0;

	gh_bell_count(bell, GH_BELL_CNT_tx_sent);
	trace_gh_bell_send(bell->id, bell->gen, origin.seq, flags);
	if (gh_bell_is_timed())
		origin.stamp = ktime_get_mono_fast_ns();

	error = gh_hypercall_bell_send(bell->resource.capid, flags, &old,
				       &origin);
	trace_gh_bell_send_ret(bell->id, bell->gen, origin.seq, error, old);
	if (error) {
		gh_bell_count(bell, GH_BELL_CNT_tx_errors);
		return gh_error_remap(error);
	}

	if (flags && (old & flags) == flags)
		gh_bell_count(bell, GH_BELL_CNT_tx_coalesced);
	if (old_flags)
		*old_flags = old;

	return 0;
}
EXPORT_SYMBOL_GPL(gh_bell_send);

/**
 * gh_bell_tx_set_mask() - set the receiver's masks, from the sender's side
 * @tx: the sender
 * @enable: bits that raise a level interrupt
 * @ack: bits that clear as soon as they have raised it
 *
 * For a doorbell that stands for an interrupt, which a receiver takes without
 * reading bits: with an @ack mask its line drops by itself. A sender may do so
 * only where the Resource Manager gave it the right to
 * (source-can-clear in the virtual machine's configuration).
 *
 * Context: any.
 * Return: 0; -EACCES where the sender has no right to; otherwise what
 * gh_error_remap() makes of the hypervisor's error.
 */
int gh_bell_tx_set_mask(struct gh_bell_tx *tx, u64 enable, u64 ack)
{
	return gh_error_remap(gh_hypercall_bell_set_mask(tx->bell.resource.capid,
							 enable, ack));
}
EXPORT_SYMBOL_GPL(gh_bell_tx_set_mask);
