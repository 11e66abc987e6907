// SPDX-License-Identifier: GPL-2.0
/*
 * Traffic over simulated message queues: the files of the bound device
 *
 * run: send and wait. start: send meanwhile. stop: end what was started.
 * stats: what came of it. See docs/ABI/sysfs-bus-auxiliary-gunyah-traffic.
 */

#include <linux/device.h>
#include <linux/kthread.h>
#include <linux/parser.h>
#include <linux/string.h>

#include "traffic.h"

enum {
	GH_TRAFFIC_OPT_COUNT,
	GH_TRAFFIC_OPT_SIZE,
	GH_TRAFFIC_OPT_WINDOW,
	GH_TRAFFIC_OPT_PUSH,
	GH_TRAFFIC_OPT_PROCESS,
	GH_TRAFFIC_OPT_IRQ,
	GH_TRAFFIC_OPT_UNKNOWN,
};

static const match_table_t gh_traffic_opts = {
	{ GH_TRAFFIC_OPT_COUNT,		"count=%u" },
	{ GH_TRAFFIC_OPT_SIZE,		"size=%u" },
	{ GH_TRAFFIC_OPT_WINDOW,	"window=%u" },
	{ GH_TRAFFIC_OPT_PUSH,		"push=%u" },
	{ GH_TRAFFIC_OPT_PROCESS,	"context=process" },
	{ GH_TRAFFIC_OPT_IRQ,		"context=irq" },
	{ GH_TRAFFIC_OPT_UNKNOWN,	NULL },
};

static int gh_traffic_parse_one(struct gh_traffic_run *run, char *word)
{
	substring_t args[MAX_OPT_ARGS];
	unsigned int value = 0;
	int opt;

	opt = match_token(word, gh_traffic_opts, args);
	if (opt <= GH_TRAFFIC_OPT_PUSH && match_uint(&args[0], &value))
		return -EINVAL;

	switch (opt) {
	case GH_TRAFFIC_OPT_COUNT:
		run->count = value;
		return 0;
	case GH_TRAFFIC_OPT_SIZE:
		run->size = value;
		return value <= GH_TRAFFIC_SIZE_MAX ? 0 : -ERANGE;
	case GH_TRAFFIC_OPT_WINDOW:
		run->window = value;
		return value && value <= GH_TRAFFIC_WINDOW_MAX ? 0 : -ERANGE;
	case GH_TRAFFIC_OPT_PUSH:
		run->push = value;
		return 0;
	case GH_TRAFFIC_OPT_PROCESS:
		run->irq = false;
		return 0;
	case GH_TRAFFIC_OPT_IRQ:
		run->irq = true;
		return 0;
	default:
		return -EINVAL;
	}
}

static int gh_traffic_parse(const char *buf, const struct gh_traffic *traffic,
			    struct gh_traffic_run *run)
{
	char line[128], *next = line, *word;
	int ret;

	*run = (struct gh_traffic_run){ .count = 1, .size = 64, .window = 1 };
	if (strscpy(line, buf, sizeof(line)) < 0)
		return -E2BIG;

	while ((word = strsep(&next, " \t\n"))) {
		if (!*word)
			continue;
		ret = gh_traffic_parse_one(run, word);
		if (ret)
			return ret;
	}

	/* An interrupt cannot wait for a completion. */
	return run->irq && traffic->client.tx_block ? -EINVAL : 0;
}

static int gh_traffic_thread(void *data)
{
	struct gh_traffic *traffic = data;

	gh_traffic_generate(traffic, &traffic->thread_run);

	/* kthread_stop() needs a thread to stop. */
	wait_event_idle(traffic->wait, kthread_should_stop());
	return 0;
}

static int gh_traffic_thread_start(struct gh_traffic *traffic,
				   const struct gh_traffic_run *run)
{
	struct task_struct *thread;

	if (traffic->thread)
		return -EBUSY;

	traffic->thread_run = *run;
	thread = kthread_run(gh_traffic_thread, traffic, "gh_traffic");
	if (IS_ERR(thread))
		return PTR_ERR(thread);

	traffic->thread = thread;
	return 0;
}

/**
 * gh_traffic_thread_stop() - end what "start" began; fine if nothing did
 * @traffic: a client
 *
 * Context: process context, may sleep until messages in flight are complete.
 */
void gh_traffic_thread_stop(struct gh_traffic *traffic)
{
	mutex_lock(&traffic->run_lock);
	if (traffic->thread) {
		WRITE_ONCE(traffic->stop, true);
		wake_up(&traffic->wait);
		kthread_stop(traffic->thread);
		WRITE_ONCE(traffic->stop, false);
		traffic->thread = NULL;
	}
	mutex_unlock(&traffic->run_lock);
}

static int gh_traffic_run(struct gh_traffic *traffic,
			  const struct gh_traffic_run *run)
{
	return traffic->thread ? -EBUSY : gh_traffic_generate(traffic, run);
}

static ssize_t gh_traffic_store(struct device *dev, const char *buf,
				size_t count,
				int (*begin)(struct gh_traffic *traffic,
					     const struct gh_traffic_run *run))
{
	struct gh_traffic *traffic = dev_get_drvdata(dev);
	struct gh_traffic_run run;
	int ret;

	ret = gh_traffic_parse(buf, traffic, &run);
	if (ret)
		return ret;

	if (!mutex_trylock(&traffic->run_lock))
		return -EBUSY;
	ret = begin(traffic, &run);
	mutex_unlock(&traffic->run_lock);

	return ret ?: count;
}

static ssize_t gh_traffic_run_store(struct device *dev,
				    struct device_attribute *attr,
				    const char *buf, size_t count)
{
	return gh_traffic_store(dev, buf, count, gh_traffic_run);
}

static struct device_attribute gh_traffic_attr_run =
	__ATTR(run, 0200, NULL, gh_traffic_run_store);

static ssize_t gh_traffic_start_store(struct device *dev,
				      struct device_attribute *attr,
				      const char *buf, size_t count)
{
	return gh_traffic_store(dev, buf, count, gh_traffic_thread_start);
}

static struct device_attribute gh_traffic_attr_start =
	__ATTR(start, 0200, NULL, gh_traffic_start_store);

static ssize_t gh_traffic_stop_store(struct device *dev,
				     struct device_attribute *attr,
				     const char *buf, size_t count)
{
	gh_traffic_thread_stop(dev_get_drvdata(dev));
	return count;
}

static struct device_attribute gh_traffic_attr_stop =
	__ATTR(stop, 0200, NULL, gh_traffic_stop_store);

#define GH_TRAFFIC_STAT_NAME(_name)	#_name,
static const char *const gh_traffic_stat_names[] = {
	GH_TRAFFIC_STATS(GH_TRAFFIC_STAT_NAME)
};

static ssize_t gh_traffic_stats_show(struct device *dev,
				     struct device_attribute *attr,
				     char *buf)
{
	struct gh_traffic *traffic = dev_get_drvdata(dev);
	int i, len = 0;

	for (i = 0; i < GH_TRAFFIC_N_STATS; i++)
		len += sysfs_emit_at(buf, len, "%s %lld\n",
				     gh_traffic_stat_names[i],
				     atomic64_read(&traffic->stats[i]));

	return len;
}

static struct device_attribute gh_traffic_attr_stats =
	__ATTR(stats, 0444, gh_traffic_stats_show, NULL);

static struct attribute *gh_traffic_attrs[] = {
	&gh_traffic_attr_run.attr,
	&gh_traffic_attr_start.attr,
	&gh_traffic_attr_stop.attr,
	&gh_traffic_attr_stats.attr,
	NULL,
};

static const struct attribute_group gh_traffic_group = {
	.attrs = gh_traffic_attrs,
};

const struct attribute_group *gh_traffic_groups[] = {
	&gh_traffic_group,
	NULL,
};
