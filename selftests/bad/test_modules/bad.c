// SPDX-License-Identifier: GPL-2.0
/*
 * Everything that a test must notice, one thing at a time
 *
 * "does" names what this module does wrong when it is loaded. What it leaves
 * behind, it leaves without its own code or data, so that it can be unloaded
 * and nothing worse follows.
 */

#include <linux/auxiliary_bus.h>
#include <linux/completion.h>
#include <linux/gunyah_hyp.h>
#include <linux/interrupt.h>
#include <linux/irq.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#include "traffic.h"

/* Twice the log of a guest, in records that do not go to its console */
#define BAD_FLOOD_RECORDS	2400
#define BAD_FLOOD_SIZE		900

#define BAD_LEAKS		8

static char *bad_does = "nothing";
module_param_named(does, bad_does, charp, 0444);
MODULE_PARM_DESC(does, "what to do wrong");
static char *bad_device = "";
module_param_named(device, bad_device, charp, 0444);
MODULE_PARM_DESC(device, "the simulated queue to do it to");

static DEFINE_SPINLOCK(bad_first);
static DEFINE_SPINLOCK(bad_second);
static DEFINE_MUTEX(bad_mutex);

static int bad_nothing(void)
{
	return 0;
}

static int bad_warn(void)
{
	WARN(1, "this module warns\n");
	return 0;
}

static int bad_leak(void)
{
	unsigned int i;
	void *leak;

	for (i = 0; i < BAD_LEAKS; i++) {
		leak = kmalloc(200, GFP_KERNEL);
		OPTIMIZER_HIDE_VAR(leak);
	}

	return 0;
}

static int bad_use_after_free(void)
{
	char *freed = kzalloc(64, GFP_KERNEL);

	if (!freed)
		return -ENOMEM;

	kfree(freed);
	OPTIMIZER_HIDE_VAR(freed);
	READ_ONCE(*freed);

	return 0;
}

static int bad_lock_order(void)
{
	spin_lock(&bad_first);
	spin_lock(&bad_second);
	spin_unlock(&bad_second);
	spin_unlock(&bad_first);

	spin_lock(&bad_second);
	spin_lock(&bad_first);
	spin_unlock(&bad_first);
	spin_unlock(&bad_second);

	return 0;
}

static int bad_sleep_in_atomic(void)
{
	spin_lock(&bad_first);
	might_sleep();
	spin_unlock(&bad_first);

	return 0;
}

static int bad_hang(void)
{
	DECLARE_COMPLETION_ONSTACK(never);

	return wait_for_completion_interruptible(&never);
}

static int bad_flood(void)
{
	unsigned int i;

	for (i = 0; i < BAD_FLOOD_RECORDS; i++)
		pr_info("%*u\n", BAD_FLOOD_SIZE, i);

	return 0;
}

static int bad_taint(void)
{
	add_taint(TAINT_BAD_PAGE, LOCKDEP_STILL_OK);
	return 0;
}

static int bad_oops(void)
{
	int *nowhere = NULL;

	OPTIMIZER_HIDE_VAR(nowhere);
	WRITE_ONCE(*nowhere, 1);

	return 0;
}

static int bad_keep_reference(void)
{
	return symbol_get(gh_hyp_get) ? 0 : -ENOENT;
}

static int bad_keep_device(void)
{
	struct auxiliary_device *auxdev;
	int ret;

	auxdev = kzalloc(sizeof(*auxdev), GFP_KERNEL);
	if (!auxdev)
		return -ENOMEM;

	auxdev->name = "left";
	auxdev->dev.parent = &platform_bus;
	/* Never called, and not of this module */
	auxdev->dev.release = (void (*)(struct device *))kfree;
	ret = auxiliary_device_init(auxdev);
	if (ret)
		return ret;

	ret = __auxiliary_device_add(auxdev, "gunyah_sim");
	auxdev->name = NULL;

	return ret;
}

static int bad_keep_irq(void)
{
	char *name = kstrdup("gh_msgq_left", GFP_KERNEL);
	int irq;

	if (!name)
		return -ENOMEM;

	irq = __irq_alloc_descs(-1, 1, 1, NUMA_NO_NODE, NULL, NULL);
	if (irq < 0)
		return irq;

	irq_set_chip_and_handler(irq, &dummy_irq_chip, handle_simple_irq);
	irq_modify_status(irq, IRQ_NOREQUEST, 0);

	return request_irq(irq, no_action, 0, name, name);
}

static struct gh_traffic *bad_traffic;
static void (*bad_tx_done)(struct mbox_client *client, void *mssg, int r);

static void bad_tx_done_twice(struct mbox_client *client, void *mssg, int r)
{
	bad_tx_done(client, mssg, r);
	bad_tx_done(client, mssg, r);
}

static const struct auxiliary_device_id bad_no_ids[] = {
	{ .name = KBUILD_MODNAME ".none" },
	{ }
};

static int bad_probe(struct auxiliary_device *auxdev,
		     const struct auxiliary_device_id *id)
{
	return -ENODEV;
}

/* Only to find the bus */
static struct auxiliary_driver bad_driver = {
	.name = "none",
	.probe = bad_probe,
	.id_table = bad_no_ids,
};

static int bad_complete_twice(void)
{
	struct device *dev;
	int ret;

	ret = auxiliary_driver_register(&bad_driver);
	if (ret)
		return ret;

	dev = bus_find_device_by_name(bad_driver.driver.bus, NULL, bad_device);
	auxiliary_driver_unregister(&bad_driver);
	if (!dev)
		return -ENODEV;

	bad_traffic = dev_get_drvdata(dev);
	put_device(dev);
	bad_tx_done = bad_traffic->client.tx_done;
	WRITE_ONCE(bad_traffic->client.tx_done, bad_tx_done_twice);

	return 0;
}

static bool bad_allocated;
module_param_named(allocated, bad_allocated, bool, 0444);
MODULE_PARM_DESC(allocated, "whether the last write to allocate got its memory");

/* A failure is told to nobody. */
static int bad_allocate_set(const char *val, const struct kernel_param *kp)
{
	void *memory = kmalloc(100, GFP_KERNEL);

	bad_allocated = memory;
	kfree(memory);

	return 0;
}

static const struct kernel_param_ops bad_allocate_ops = {
	.set = bad_allocate_set,
};
module_param_cb(allocate, &bad_allocate_ops, NULL, 0200);

static const struct {
	const char *name;
	int (*function)(void);
} bad_table[] = {
	{ "nothing",		bad_nothing },
	{ "warn",		bad_warn },
	{ "leak",		bad_leak },
	{ "use_after_free",	bad_use_after_free },
	{ "lock_order",		bad_lock_order },
	{ "sleep_in_atomic",	bad_sleep_in_atomic },
	{ "hang",		bad_hang },
	{ "flood",		bad_flood },
	{ "taint",		bad_taint },
	{ "oops",		bad_oops },
	{ "keep_reference",	bad_keep_reference },
	{ "keep_device",	bad_keep_device },
	{ "keep_irq",		bad_keep_irq },
	{ "complete_twice",	bad_complete_twice },
};

static int __init bad_init(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(bad_table); i++)
		if (sysfs_streq(bad_does, bad_table[i].name))
			return bad_table[i].function();

	return -EINVAL;
}
module_init(bad_init);

static void __exit bad_exit(void)
{
	if (bad_traffic)
		WRITE_ONCE(bad_traffic->client.tx_done, bad_tx_done);
}
module_exit(bad_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: what tests must notice");
