// SPDX-License-Identifier: GPL-2.0
/*
 * One doorbell, as its own driver has it, and forced into a mailbox channel
 *
 * Binds to every doorbell of the simulator. "WAY TRAFFIC COUNT", written to the
 * file "run", rings; samples are in debugfs then, and "storm" says how many of
 * so many rings were accepted, and what the receiver noticed. See
 * docs/does-the-mailbox-fit.md.
 */

#include <linux/delay.h>
#include <linux/device.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/timekeeping.h>

#include "doorbell.h"

#define BELL_SAMPLES_MAX	10000
#define BELL_WARM		5	/* rings before those that count */
#define BELL_PATIENCE		(10 * HZ)
#define BELL_SETTLE_MS		100

/* One run at a time, over all doorbells: a mutex, as runs sleep */
static DEFINE_MUTEX(bell_lock);
static struct dentry *bell_dir;

/* For ways: the receiver has noticed. Context: any. */
void bell_received(struct bell *bell)
{
	bell->received_at = ktime_get_mono_fast_ns();
	atomic_inc(&bell->n_received);
	complete(&bell->received);
}

static const struct bell_way *const bell_ways[] = {
	&bell_native,
	&bell_ack,
	&bell_tasklet,
};

static int bell_run_rings(struct bell *bell, unsigned int count)
{
	unsigned int i;
	u64 start, call;
	int ret;

	for (i = 0; i < count + BELL_WARM; i++) {
		reinit_completion(&bell->received);
		start = ktime_get_mono_fast_ns();
		ret = bell->way->ring(bell);
		call = ktime_get_mono_fast_ns();
		if (ret < 0)
			return ret;
		if (!wait_for_completion_timeout(&bell->received,
						 BELL_PATIENCE))
			return -ETIMEDOUT;
		if (i < BELL_WARM)
			continue;
		bell->call.array[i - BELL_WARM] = call - start;
		bell->rung.array[i - BELL_WARM] = bell->received_at - start;
	}
	bell->call.n_elements = count;
	bell->rung.n_elements = count;

	return 0;
}

static void bell_storm(struct irq_work *work)
{
	struct bell *bell = container_of(work, struct bell, storm);
	unsigned int i;

	for (i = 0; i < bell->rings; i++)
		bell->accepted += bell->way->ring(bell) >= 0;
	complete(&bell->storm_over);
}

/* In an interrupt: nothing that is put off runs between two rings. */
static int bell_run_storm(struct bell *bell, unsigned int count)
{
	bell->rings = count;
	bell->accepted = 0;
	atomic_set(&bell->n_received, 0);
	irq_work_queue(&bell->storm);
	wait_for_completion(&bell->storm_over);
	msleep(BELL_SETTLE_MS);

	return 0;
}

static int bell_run(struct bell *bell, const char *traffic, unsigned int count)
{
	int ret = bell->way->open(bell);

	if (ret)
		return ret;

	ret = !strcmp(traffic, "storm") ? bell_run_storm(bell, count) :
					  bell_run_rings(bell, count);
	bell->way->close(bell);

	return ret;
}

static ssize_t run_store(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t length)
{
	struct bell *bell = dev_get_drvdata(dev);
	char way[16], traffic[16];
	unsigned int count, i;
	int ret = -EINVAL;

	if (sscanf(buf, "%15s %15s %u", way, traffic, &count) != 3 ||
	    count > BELL_SAMPLES_MAX)
		return -EINVAL;

	mutex_lock(&bell_lock);
	for (i = 0; i < ARRAY_SIZE(bell_ways); i++) {
		if (strcmp(bell_ways[i]->name, way))
			continue;
		bell->way = bell_ways[i];
		ret = bell_run(bell, traffic, count);
		break;
	}
	mutex_unlock(&bell_lock);

	return ret ?: length;
}
static DEVICE_ATTR_WO(run);

static ssize_t storm_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct bell *bell = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%u %u %d\n", bell->rings, bell->accepted,
			  atomic_read(&bell->n_received));
}
static DEVICE_ATTR_RO(storm);

static struct attribute *bell_attrs[] = {
	&dev_attr_run.attr,
	&dev_attr_storm.attr,
	NULL
};
ATTRIBUTE_GROUPS(bell);

static int bell_probe(struct auxiliary_device *auxdev,
		      const struct auxiliary_device_id *id)
{
	struct device *dev = &auxdev->dev;
	struct bell *bell;
	int ret;

	bell = devm_kzalloc(dev, sizeof(*bell), GFP_KERNEL);
	if (!bell)
		return -ENOMEM;

	bell->dev = dev;
	bell->sim = to_gh_sim_bell_device(auxdev);
	bell->call.array = devm_kcalloc(dev, BELL_SAMPLES_MAX, sizeof(u32),
					GFP_KERNEL);
	bell->rung.array = devm_kcalloc(dev, BELL_SAMPLES_MAX, sizeof(u32),
					GFP_KERNEL);
	if (!bell->call.array || !bell->rung.array)
		return -ENOMEM;

	init_completion(&bell->received);
	init_completion(&bell->storm_over);
	init_irq_work(&bell->storm, bell_storm);
		ret = gh_hyp_get(dev, KBUILD_MODNAME);
	if (ret)
		return ret;

	bell->dir = debugfs_create_dir(bell->sim->name, bell_dir);
	debugfs_create_u32_array("call", 0444, bell->dir, &bell->call);
	debugfs_create_u32_array("rx", 0444, bell->dir, &bell->rung);
	auxiliary_set_drvdata(auxdev, bell);

	return 0;
}

static void bell_remove(struct auxiliary_device *auxdev)
{
	struct bell *bell = auxiliary_get_drvdata(auxdev);

	debugfs_remove(bell->dir);
	gh_hyp_put();
}

static const struct auxiliary_device_id bell_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_BELL_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver bell_driver = {
	.name = "bench",
	.probe = bell_probe,
	.remove = bell_remove,
	.id_table = bell_ids,
	.driver.dev_groups = bell_groups,
};

static int __init bell_init(void)
{
	int ret;

	bell_dir = debugfs_create_dir(KBUILD_MODNAME, NULL);
	ret = auxiliary_driver_register(&bell_driver);
	if (ret)
		debugfs_remove(bell_dir);
	return ret;
}
module_init(bell_init);

static void __exit bell_exit(void)
{
	auxiliary_driver_unregister(&bell_driver);
	debugfs_remove(bell_dir);
}
module_exit(bell_exit);

MODULE_DESCRIPTION("One doorbell, by its own driver and as a mailbox");
MODULE_LICENSE("GPL");
