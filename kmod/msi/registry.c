// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells: the registry
 *
 * Providers come and go here, and those who follow that are told. Who only
 * asks never comes here, see query.c.
 */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/cpumask.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/slab.h>
#include <trace/events/msi_doorbell.h>

#include "registry.h"

/*
 * msi_doorbell_lock protects the two below, the parts of parts.c, and who may
 * write msi_doorbell_numbers, which is msi_doorbell_now for those who read
 * without it. It is held while notifiers run, so that they hear of changes in
 * the order of these; a mutex, as notifiers sleep.
 */
static DEFINE_MUTEX(msi_doorbell_lock);
static struct rb_root msi_doorbell_handles = RB_ROOT;
static struct msi_doorbell_numbers msi_doorbell_now;

static BLOCKING_NOTIFIER_HEAD(msi_doorbell_notifiers);

static int msi_doorbell_handle_cmp(const void *doorbell,
				   const struct rb_node *node)
{
	const struct msi_doorbell *there =
		rb_entry(node, struct msi_doorbell, node);

	if (doorbell < (const void *)there)
		return -1;

	return doorbell > (const void *)there;
}

static bool msi_doorbell_handle_less(struct rb_node *a,
				     const struct rb_node *b)
{
	return msi_doorbell_handle_cmp(rb_entry(a, struct msi_doorbell, node),
				       b) < 0;
}

static int msi_doorbell_insert(struct msi_doorbell *doorbell)
{
	static u64 last_id;
	int ret;

	ret = msi_doorbell_parts_add(doorbell, msi_doorbell_now.pages);
	if (ret)
		return ret;

	doorbell->id = ++last_id;
	rb_add(&doorbell->node, &msi_doorbell_handles,
	       msi_doorbell_handle_less);
	msi_doorbell_now.doorbells++;
	msi_doorbell_now.unsafe += !doorbell->safe;

	return 0;
}

static void msi_doorbell_remove(struct msi_doorbell *doorbell)
{
	msi_doorbell_now.unsafe -= !doorbell->safe;
	msi_doorbell_now.doorbells--;
	rb_erase(&doorbell->node, &msi_doorbell_handles);
	msi_doorbell_parts_del(doorbell, msi_doorbell_now.pages);
}

static void msi_doorbell_notify(enum msi_doorbell_action action,
				const struct msi_doorbell *doorbell)
{
	struct msi_doorbell_change change = {
		.provider = doorbell->provider,
		.safe = doorbell->safe,
	};

	blocking_notifier_call_chain(&msi_doorbell_notifiers, action, &change);
}

static struct msi_doorbell *
msi_doorbell_alloc(const struct msi_doorbell_spec *spec)
{
	struct msi_doorbell *doorbell = msi_doorbell_make(spec);
	int ret = PTR_ERR_OR_ZERO(doorbell);

	mutex_lock(&msi_doorbell_lock);
	if (!ret)
		ret = msi_doorbell_insert(doorbell);
	if (ret)
		msi_doorbell_now.refused_allocs++;
	msi_doorbell_numbers_set(&msi_doorbell_now);
	trace_msi_doorbell_alloc(ret ? 0 : doorbell->id, spec->base, spec->size,
				 spec->percpu ? num_possible_cpus() : 1,
				 spec->safe, msi_doorbell_now.doorbells,
				 msi_doorbell_now.unsafe, ret);
	if (!ret)
		msi_doorbell_notify(MSI_DOORBELL_ALLOCATED, doorbell);
	mutex_unlock(&msi_doorbell_lock);

	if (!ret)
		return doorbell;

	if (!IS_ERR(doorbell))
		kvfree(doorbell);

	return ERR_PTR(ret);
}

/**
 * msi_doorbell_alloc_global() - declare a doorbell that all CPUs share
 * @provider: who declares it, for people; see MSI_DOORBELL_NAME_MAX
 * @base: the physical address of its first byte
 * @size: bytes; the last may be the last of the address space
 * @safe: whether its interrupts are remapped: what a device writes to it
 *	raises no interrupt but those that the device was given
 *
 * No two doorbells overlap, or the same interrupt would be declared safe and
 * unsafe, by whoever it belongs to, with nobody to say which holds. They may
 * touch, and share a page.
 *
 * Context: process context, may sleep; not from a notifier or an iteration.
 * Return: the doorbell, for msi_doorbell_free(); NULL without the registry;
 * ERR_PTR(-EINVAL) if @provider is no name, @size 0, or the end beyond the
 * address space; ERR_PTR(-EEXIST) if it overlaps another, by one byte or
 * wholly; ERR_PTR(-ENOMEM). An error changes nothing, and is counted.
 */
struct msi_doorbell *msi_doorbell_alloc_global(const char *provider,
					       phys_addr_t base, size_t size,
					       bool safe)
{
	struct msi_doorbell_spec spec = {
		.provider = provider,
		.base = base,
		.size = size,
		.safe = safe,
	};

	return msi_doorbell_alloc(&spec);
}
EXPORT_SYMBOL_GPL(msi_doorbell_alloc_global);

/**
 * msi_doorbell_alloc_percpu() - declare a doorbell of which each CPU has a part
 * @provider: as for msi_doorbell_alloc_global()
 * @bases: the physical address of each possible CPU's part, read now
 * @size: bytes of each part
 * @safe: as for msi_doorbell_alloc_global()
 *
 * CPUs may have the same part, which counts once then. It is one doorbell:
 * all parts are declared, or none.
 *
 * Context: process context, may sleep; not from a notifier or an iteration.
 * Return: as msi_doorbell_alloc_global(); also ERR_PTR(-EINVAL) if @bases is
 * NULL, ERR_PTR(-EEXIST) if parts overlap that are not the same.
 */
struct msi_doorbell *
msi_doorbell_alloc_percpu(const char *provider,
			  const phys_addr_t __percpu *bases, size_t size,
			  bool safe)
{
	struct msi_doorbell_spec spec = {
		.provider = provider,
		.bases = bases,
		.size = size,
		.safe = safe,
		.percpu = true,
	};

	/* for the event */
	if (bases)
		spec.base = *per_cpu_ptr(bases, cpumask_first(cpu_possible_mask));

	return msi_doorbell_alloc(&spec);
}
EXPORT_SYMBOL_GPL(msi_doorbell_alloc_percpu);

/**
 * msi_doorbell_free() - take a doorbell back
 * @doorbell: what declared it returned; NULL is no doorbell, and no error
 *
 * What is not one of the registry's doorbells, or no more, is logged, counted
 * and otherwise left alone: it is looked up before anything is read from it. A
 * handle that was freed cannot be told from a new one at the same address.
 *
 * Context: process context, may sleep; not from a notifier or an iteration.
 */
void msi_doorbell_free(struct msi_doorbell *doorbell)
{
	bool ours;

	if (!doorbell)
		return;

	mutex_lock(&msi_doorbell_lock);
	ours = rb_find(doorbell, &msi_doorbell_handles,
		       msi_doorbell_handle_cmp);
	if (ours)
		msi_doorbell_remove(doorbell);
	else
		msi_doorbell_now.refused_frees++;
	msi_doorbell_numbers_set(&msi_doorbell_now);
	trace_msi_doorbell_free(ours ? doorbell->id : 0,
				ours && doorbell->safe,
				msi_doorbell_now.doorbells,
				msi_doorbell_now.unsafe, ours ? 0 : -ENOENT);
	if (ours)
		msi_doorbell_notify(MSI_DOORBELL_FREED, doorbell);
	mutex_unlock(&msi_doorbell_lock);

	if (ours)
		kvfree(doorbell);
	else
		pr_err_ratelimited("%pS frees what is no doorbell\n",
				   __builtin_return_address(0));
}
EXPORT_SYMBOL_GPL(msi_doorbell_free);

/**
 * msi_doorbell_for_each() - see where all doorbells are
 * @fn: called for each range, in ascending order; what it returns, if not 0,
 *	ends it
 * @data: passed to @fn
 *
 * Parts of a per-cpu doorbell are ranges of their own; one that CPUs share is
 * one range. Nothing changes meanwhile: @fn may sleep, and ask, but must not
 * declare doorbells or take them back, nor begin another iteration.
 *
 * Context: process context, may sleep; not from a notifier or an iteration.
 * Return: 0, or what @fn returned; -EOPNOTSUPP without the registry.
 */
int msi_doorbell_for_each(int (*fn)(const struct msi_doorbell_range *range,
				    void *data), void *data)
{
	int ret;

	mutex_lock(&msi_doorbell_lock);
	ret = msi_doorbell_parts_each(fn, data);
	mutex_unlock(&msi_doorbell_lock);

	return ret;
}
EXPORT_SYMBOL_GPL(msi_doorbell_for_each);

/**
 * msi_doorbell_register_notifier() - be told of every change
 * @nb: called with an &enum msi_doorbell_action and a &struct
 *	msi_doorbell_change, which is gone afterwards
 *
 * It is called after the change, one call at a time, in the order of changes,
 * and may ask: msi_doorbell_safe(), msi_doorbell_calc_pages() and
 * msi_doorbell_get_geometry() answer with the change made and no later one. It
 * may sleep, but nothing changes meanwhile: it must not declare doorbells,
 * take them back, iterate over them, or unregister itself. It returns
 * NOTIFY_DONE or NOTIFY_OK: others are to hear of it too. What is there
 * already is not reported: ask after registering, and nothing is missed.
 *
 * Context: process context, may sleep.
 * Return: 0; -EEXIST if it is registered already.
 */
int msi_doorbell_register_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_register(&msi_doorbell_notifiers, nb);
}
EXPORT_SYMBOL_GPL(msi_doorbell_register_notifier);

/**
 * msi_doorbell_unregister_notifier() - be told of changes no more
 * @nb: is not running, and not called again, when this returns
 *
 * Context: process context, may sleep; not from a notifier.
 * Return: 0; -ENOENT if it is not registered.
 */
int msi_doorbell_unregister_notifier(struct notifier_block *nb)
{
	return blocking_notifier_chain_unregister(&msi_doorbell_notifiers, nb);
}
EXPORT_SYMBOL_GPL(msi_doorbell_unregister_notifier);

static int __init msi_doorbell_init(void)
{
	msi_doorbell_debugfs_init();

	return 0;
}
module_init(msi_doorbell_init);

/* Nobody uses it any more: a doorbell that is left was forgotten. */
static void __exit msi_doorbell_exit(void)
{
	struct msi_doorbell *doorbell, *next;

	msi_doorbell_debugfs_exit();

	rbtree_postorder_for_each_entry_safe(doorbell, next,
					     &msi_doorbell_handles, node) {
		pr_err("%s has left a doorbell at 0x%llx\n", doorbell->provider,
		       doorbell->parts[0].first);
		kvfree(doorbell);
	}
}
module_exit(msi_doorbell_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Registry of MSI doorbells");
