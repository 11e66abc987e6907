// SPDX-License-Identifier: GPL-2.0
/*
 * Traffic on a channel of the service "bench", and many endpoints. It uses
 * nothing but <linux/rpmsg.h>: the same source runs on every bus.
 */

#include <linux/atomic.h>
#include <linux/completion.h>
#include <linux/device.h>
#include <linux/module.h>
#include <linux/rpmsg.h>
#include <linux/slab.h>
#include <linux/string.h>

#define BENCH_MTU	496
#define BENCH_ENDPOINTS	1000
#define BENCH_PATIENCE	(60 * HZ)

struct bench {
	struct rpmsg_device *rpdev;
	struct completion received;
	atomic_t missing;
	u8 data[BENCH_MTU] __aligned(4);
	struct rpmsg_endpoint *endpoint[BENCH_ENDPOINTS];
};

static int bench_callback(struct rpmsg_device *rpdev, void *data, int len,
			  void *priv, u32 src)
{
	struct bench *bench = dev_get_drvdata(&rpdev->dev);

	if (bench && atomic_dec_and_test(&bench->missing))
		complete(&bench->received);
	return 0;
}

static int bench_send(struct bench *bench, unsigned int count, int size)
{
	int ret = 0;

	while (count-- && !ret)
		ret = rpmsg_send(bench->rpdev->ept, bench->data, size);
	return ret;
}

static void bench_expect(struct bench *bench, unsigned int count)
{
	reinit_completion(&bench->received);
	atomic_set(&bench->missing, count);
}

static int bench_wait(struct bench *bench)
{
	if (wait_for_completion_timeout(&bench->received, BENCH_PATIENCE))
		return 0;
	return -ETIMEDOUT;
}

/* What a batch takes besides its messages */
static int bench_nothing(struct bench *bench, unsigned int count, int size)
{
	return 0;
}

/* Nobody answers. What is not read yet at the end is read in the next batch. */
static int bench_oneway(struct bench *bench, unsigned int count, int size)
{
	return bench_send(bench, count, size);
}

/* One at a time */
static int bench_round(struct bench *bench, unsigned int count, int size)
{
	int ret = 0;

	while (count-- && !ret) {
		bench_expect(bench, 1);
		ret = bench_send(bench, 1, size) ?: bench_wait(bench);
	}
	return ret;
}

/* As many at a time as there are buffers */
static int bench_stream(struct bench *bench, unsigned int count, int size)
{
	bench_expect(bench, count);
	return bench_send(bench, count, size) ?: bench_wait(bench);
}

/* The remote is told how many to send. */
static int bench_receive(struct bench *bench, unsigned int count, int size)
{
	*(__le32 *)bench->data = cpu_to_le32(count);
	bench_expect(bench, count);
	return bench_send(bench, 1, size) ?: bench_wait(bench);
}

static const struct {
	const char *name;
	int (*run)(struct bench *bench, unsigned int count, int size);
} bench_ways[] = {
	{ "nothing", bench_nothing },
	{ "oneway", bench_oneway },
	{ "round", bench_round },
	{ "stream", bench_stream },
	{ "receive", bench_receive },
};

/* "WAY COUNT SIZE"; returns when it is done */
static ssize_t run_store(struct device *dev, struct device_attribute *attr,
			 const char *buf, size_t length)
{
	struct bench *bench = dev_get_drvdata(dev);
	unsigned int count, i;
	char way[16];
	int size, ret;

	if (sscanf(buf, "%15s %u %d", way, &count, &size) != 3 || !count ||
	    size < 4 || size > BENCH_MTU)
		return -EINVAL;

	for (i = 0; i < ARRAY_SIZE(bench_ways); i++) {
		if (strcmp(bench_ways[i].name, way))
			continue;
		ret = bench_ways[i].run(bench, count, size);
		return ret ?: length;
	}
	return -EINVAL;
}
static DEVICE_ATTR_WO(run);

/* So many endpoints, less those that there are */
static ssize_t endpoints_store(struct device *dev,
			       struct device_attribute *attr, const char *buf,
			       size_t length)
{
	struct rpmsg_channel_info info = {
		.src = RPMSG_ADDR_ANY, .dst = RPMSG_ADDR_ANY,
	};
	struct bench *bench = dev_get_drvdata(dev);
	unsigned int count, i;

	if (kstrtouint(buf, 0, &count) || count > BENCH_ENDPOINTS)
		return -EINVAL;

	for (i = 0; i < BENCH_ENDPOINTS; i++) {
		if (i < count && !bench->endpoint[i]) {
			bench->endpoint[i] = rpmsg_create_ept(bench->rpdev,
							      bench_callback,
							      NULL, info);
			if (!bench->endpoint[i])
				return -ENOMEM;
		} else if (i >= count && bench->endpoint[i]) {
			rpmsg_destroy_ept(bench->endpoint[i]);
			bench->endpoint[i] = NULL;
		}
	}
	return length;
}
static DEVICE_ATTR_WO(endpoints);

static struct attribute *bench_attrs[] = {
	&dev_attr_run.attr,
	&dev_attr_endpoints.attr,
	NULL
};

static const struct attribute_group bench_group = {
	.name = "bench",
	.attrs = bench_attrs,
};

static int bench_probe(struct rpmsg_device *rpdev)
{
	struct bench *bench = devm_kzalloc(&rpdev->dev, sizeof(*bench),
					   GFP_KERNEL);

	if (!bench)
		return -ENOMEM;

	bench->rpdev = rpdev;
	init_completion(&bench->received);
	dev_set_drvdata(&rpdev->dev, bench);
	return devm_device_add_group(&rpdev->dev, &bench_group);
}

static void bench_remove(struct rpmsg_device *rpdev)
{
	struct bench *bench = dev_get_drvdata(&rpdev->dev);
	unsigned int i;

	for (i = 0; i < BENCH_ENDPOINTS; i++)
		if (bench->endpoint[i])
			rpmsg_destroy_ept(bench->endpoint[i]);
}

static const struct rpmsg_device_id bench_ids[] = {
	{ .name = "bench" },
	{ }
};

static struct rpmsg_driver bench_driver = {
	.drv.name = KBUILD_MODNAME,
	.id_table = bench_ids,
	.probe = bench_probe,
	.callback = bench_callback,
	.remove = bench_remove,
};
module_rpmsg_driver(bench_driver);

MODULE_DESCRIPTION("Traffic for measuring an rpmsg bus");
MODULE_LICENSE("GPL");
