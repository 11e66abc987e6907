// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah doorbells
 *
 * A doorbell has a sending and a receiving end, which different virtual
 * machines hold; each is an object of its own. Which bits mean what is a
 * matter between these two: the driver shares out bits, and no more.
 */

#include <linux/idr.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "bell.h"

static DEFINE_IDA(gh_bell_ids);
static atomic_t gh_bell_generation = ATOMIC_INIT(0);

/* Those outside who want sends and interrupts timed */
static atomic_t gh_bell_timers = ATOMIC_INIT(0);

/**
 * gh_bell_time_get() - have sends and interrupts timed
 *
 * For who carries the times on that a callback is told, while somebody listens
 * there: otherwise they are taken only while somebody listens to the doorbells'
 * own events. Fits a tracepoint's registration; undo with gh_bell_time_put().
 *
 * Context: any.
 * Return: 0.
 */
int gh_bell_time_get(void)
{
	atomic_inc(&gh_bell_timers);
	return 0;
}
EXPORT_SYMBOL_GPL(gh_bell_time_get);

/**
 * gh_bell_time_put() - undo one gh_bell_time_get()
 *
 * Context: any.
 */
void gh_bell_time_put(void)
{
	atomic_dec(&gh_bell_timers);
}
EXPORT_SYMBOL_GPL(gh_bell_time_put);

/**
 * gh_bell_is_timed() - does anybody want to know how long it takes?
 *
 * Context: any.
 * Return: true if so.
 */
bool gh_bell_is_timed(void)
{
	return trace_gh_bell_rx_enabled() || trace_gh_bell_callback_enabled() ||
	       atomic_read(&gh_bell_timers);
}

static int gh_bell_init_id(struct gh_bell *bell, const char *name)
{
	int id;

	id = ida_alloc(&gh_bell_ids, GFP_KERNEL);
	if (id < 0)
		return id;

	bell->id = id;
	bell->gen = atomic_inc_return(&gh_bell_generation);
	bell->name = name ? kstrdup(name, GFP_KERNEL) :
			    kasprintf(GFP_KERNEL, "bell%u", bell->id);
	if (!bell->name) {
		ida_free(&gh_bell_ids, bell->id);
		return -ENOMEM;
	}

	return 0;
}

/**
 * gh_bell_init() - what a sender and a receiver begin with
 * @bell: zeroed
 * @parent: device on whose behalf this is
 * @name: shown in sysfs and in messages; NULL: "bell<id>"
 * @resource: the end; copied
 * @type: what it must be
 *
 * Context: process context, may sleep.
 * Return: 0; -EINVAL for a resource of another type; -ENODEV without a
 * hypervisor that speaks our API version; -ENOMEM.
 */
int gh_bell_init(struct gh_bell *bell, struct device *parent, const char *name,
		 const struct gh_resource *resource, enum gh_resource_type type)
{
	int ret;

	if (resource->type != type) {
		dev_err(parent, "%s: resource is of type %d, not %d\n",
			name ?: "doorbell", resource->type, type);
		return -EINVAL;
	}

	ret = gh_hyp_get(parent, name ?: "doorbell");
	if (ret)
		return ret;

	ret = gh_bell_init_id(bell, name);
	if (ret) {
		gh_hyp_put();
		return ret;
	}

	bell->dev = parent;
	bell->resource = *resource;
	return 0;
}

/**
 * gh_bell_exit() - undo gh_bell_init()
 * @bell: the doorbell, which nobody uses any more
 *
 * Context: process context, may sleep.
 */
void gh_bell_exit(struct gh_bell *bell)
{
	kfree(bell->name);
	ida_free(&gh_bell_ids, bell->id);
	gh_hyp_put();
}

static int __init gh_bell_module_init(void)
{
	return gh_bell_class_init();
}
module_init(gh_bell_module_init);

static void __exit gh_bell_module_exit(void)
{
	gh_bell_class_exit();
	ida_destroy(&gh_bell_ids);
}
module_exit(gh_bell_module_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Gunyah doorbells");
