// SPDX-License-Identifier: GPL-2.0
/*
 * One queue, driven in several ways: the device
 *
 * Binds to every queue of the simulator. "WAY COMPLETION TRAFFIC CONTEXT COUNT
 * SIZE", written to the file "run", opens the queue that way, sends, and closes
 * it; the samples are in debugfs then, a file each, and "refused" says when and
 * how a message was. See docs/does-the-mailbox-fit.md.
 */

#include <linux/debugfs.h>
#include <linux/device.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "bench.h"
#include "device.h"

static const struct bench_way *const bench_ways[] = {
	&bench_mailbox,
	&bench_direct,
	&bench_framework,
	&bench_standin,
	&bench_atonce,
};

/* One run at a time, over all queues: a mutex, as runs sleep */
static DEFINE_MUTEX(bench_lock);
static struct dentry *bench_dir;

struct bench_client {
	struct bench bench;
	struct dentry *dir;
	struct debugfs_u32_array arrays[BENCH_N_SAMPLES];
};

static const struct bench_way *bench_way_by_name(const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bench_ways); i++)
		if (!strcmp(bench_ways[i]->name, name))
			return bench_ways[i];
	return NULL;
}

static int bench_client_run(struct bench_client *client,
			    const struct bench_traffic *traffic,
			    enum gh_msgq_completion completion,
			    unsigned int count, bool irq)
{
	const struct bench_setup setup = {
		.completion = completion,
		.receive = traffic->receive,
		.block = traffic->block,
	};
	struct bench *bench = &client->bench;
	unsigned int i;
	int ret;

	bench->n_samples = 0;
	ret = bench->way->open(bench, &setup);
	if (ret)
		return ret;

	ret = traffic->run(bench, count, irq);
	bench->way->close(bench);
	for (i = 0; i < BENCH_N_SAMPLES; i++)
		client->arrays[i].n_elements = bench->n_samples;

	return ret;
}

static ssize_t run_store(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t length)
{
	char way[16], completion[16], name[16], context[16];
	struct bench_client *client = dev_get_drvdata(dev);
	const struct bench_traffic *traffic;
	unsigned int count, size, i;
	int ret;

	if (sscanf(buf, "%15s %15s %15s %15s %u %u", way, completion, name,
		   context, &count, &size) != 6 ||
	    count > BENCH_SAMPLES_MAX || size > GH_MSGQ_MAX_MSG_SIZE)
		return -EINVAL;

	traffic = bench_traffic_by_name(name);
	ret = gh_msgq_completion_by_name(completion);
	if (!traffic || ret < 0)
		return -EINVAL;

	mutex_lock(&bench_lock);
	client->bench.way = bench_way_by_name(way);
	for (i = 0; i < BENCH_MSGS; i++)
		client->bench.msgs[i]->length = size;
	ret = client->bench.way ?
	      bench_client_run(client, traffic, ret, count,
			       sysfs_streq(context, "irq")) : -EINVAL;
	mutex_unlock(&bench_lock);

	return ret ?: length;
}
static DEVICE_ATTR_WO(run);

static ssize_t refused_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	struct bench_client *client = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%u %u %d\n", client->bench.accepted,
			  client->bench.known, client->bench.refusal);
}
static DEVICE_ATTR_RO(refused);

static struct attribute *bench_attrs[] = {
	&dev_attr_run.attr,
	&dev_attr_refused.attr,
	NULL
};
ATTRIBUTE_GROUPS(bench);

static int bench_alloc(struct device *dev, struct bench *bench)
{
	unsigned int i;

	for (i = 0; i < BENCH_MSGS; i++) {
		bench->msgs[i] = devm_kzalloc(dev, sizeof(*bench->msgs[i]) +
					      GH_MSGQ_MAX_MSG_SIZE, GFP_KERNEL);
		if (!bench->msgs[i])
			return -ENOMEM;
	}
	for (i = 0; i < BENCH_N_SAMPLES; i++) {
		bench->samples[i] = devm_kcalloc(dev, BENCH_SAMPLES_MAX,
						 sizeof(u32), GFP_KERNEL);
		if (!bench->samples[i])
			return -ENOMEM;
	}
	return 0;
}

#define BENCH_SAMPLE_NAME(_name)	#_name,
static const char *const bench_sample_names[] = {
	BENCH_SAMPLES(BENCH_SAMPLE_NAME)
};

static int bench_probe(struct auxiliary_device *auxdev,
		       const struct auxiliary_device_id *id)
{
	struct bench_client *client;
	struct bench *bench;
	unsigned int i;
	int ret;

	client = devm_kzalloc(&auxdev->dev, sizeof(*client), GFP_KERNEL);
	if (!client)
		return -ENOMEM;

	bench = &client->bench;
	bench->dev = &auxdev->dev;
	bench->sim = to_gh_sim_msgq(auxdev);
	init_completion(&bench->done);
	init_completion(&bench->received);
	init_irq_work(&bench->irq_work, bench_irq_send);
	INIT_DELAYED_WORK(&bench->reader, bench_reader);
	ret = bench_alloc(&auxdev->dev, bench);
	if (ret)
		return ret;

	ret = gh_hyp_get(&auxdev->dev, KBUILD_MODNAME);
	if (ret)
		return ret;

	client->dir = debugfs_create_dir(bench->sim->name, bench_dir);
	for (i = 0; i < BENCH_N_SAMPLES; i++) {
		client->arrays[i].array = bench->samples[i];
		debugfs_create_u32_array(bench_sample_names[i], 0444,
					 client->dir, &client->arrays[i]);
	}
	auxiliary_set_drvdata(auxdev, client);

	return 0;
}

static void bench_remove(struct auxiliary_device *auxdev)
{
	struct bench_client *client = auxiliary_get_drvdata(auxdev);

	debugfs_remove(client->dir);
	gh_hyp_put();
}

static const struct auxiliary_device_id bench_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver bench_driver = {
	.name = "bench",
	.probe = bench_probe,
	.remove = bench_remove,
	.id_table = bench_ids,
	.driver.dev_groups = bench_groups,
};

static int __init bench_init(void)
{
	int ret;

	bench_dir = debugfs_create_dir(KBUILD_MODNAME, NULL);
	ret = auxiliary_driver_register(&bench_driver);
	if (ret)
		debugfs_remove(bench_dir);
	return ret;
}
module_init(bench_init);

static void __exit bench_exit(void)
{
	auxiliary_driver_unregister(&bench_driver);
	debugfs_remove(bench_dir);
}
module_exit(bench_exit);

MODULE_DESCRIPTION("One message queue, driven in several ways");
MODULE_LICENSE("GPL");
