// SPDX-License-Identifier: GPL-2.0
/*
 * Traffic over simulated doorbells: the files of the bound device
 *
 * claim, release: have bits. run: send. start: send meanwhile. stop: end what
 * was started. stats: what came of it. See
 * docs/ABI/sysfs-bus-auxiliary-gunyah-bell-traffic.
 */

#include <linux/device.h>
#include <linux/kthread.h>
#include <linux/parser.h>
#include <linux/string.h>

#include "bell_traffic.h"

enum {
	GH_BELL_TRAFFIC_OPT_COUNT,
	GH_BELL_TRAFFIC_OPT_WAIT,
	GH_BELL_TRAFFIC_OPT_FLAGS,
	GH_BELL_TRAFFIC_OPT_PROCESS,
	GH_BELL_TRAFFIC_OPT_IRQ,
	GH_BELL_TRAFFIC_OPT_UNKNOWN,
};

static const match_table_t gh_bell_traffic_opts = {
	{ GH_BELL_TRAFFIC_OPT_COUNT,	"count=%u" },
	{ GH_BELL_TRAFFIC_OPT_WAIT,	"wait=%u" },
	{ GH_BELL_TRAFFIC_OPT_FLAGS,	"flags=%s" },
	{ GH_BELL_TRAFFIC_OPT_PROCESS,	"context=process" },
	{ GH_BELL_TRAFFIC_OPT_IRQ,	"context=irq" },
	{ GH_BELL_TRAFFIC_OPT_UNKNOWN,	NULL },
};

static int gh_bell_traffic_parse_one(struct gh_bell_traffic_run *run,
				     char *word)
{
	substring_t args[MAX_OPT_ARGS];
	unsigned int value = 0;
	int opt;

	opt = match_token(word, gh_bell_traffic_opts, args);
	if (opt <= GH_BELL_TRAFFIC_OPT_WAIT && match_uint(&args[0], &value))
		return -EINVAL;

	switch (opt) {
	case GH_BELL_TRAFFIC_OPT_COUNT:
		run->count = value;
		return 0;
	case GH_BELL_TRAFFIC_OPT_WAIT:
		run->wait = value;
		return 0;
	case GH_BELL_TRAFFIC_OPT_FLAGS:
		return kstrtou64(args[0].from, 0, &run->flags);
	case GH_BELL_TRAFFIC_OPT_PROCESS:
		run->irq = false;
		return 0;
	case GH_BELL_TRAFFIC_OPT_IRQ:
		run->irq = true;
		return 0;
	default:
		return -EINVAL;
	}
}

static int gh_bell_traffic_parse(const char *buf,
				 struct gh_bell_traffic_run *run)
{
	char line[128], *next = line, *word;
	int ret;

	*run = (struct gh_bell_traffic_run){ .count = 1, .flags = 1 };
	if (strscpy(line, buf, sizeof(line)) < 0)
		return -E2BIG;

	while ((word = strsep(&next, " \t\n"))) {
		if (!*word)
			continue;
		ret = gh_bell_traffic_parse_one(run, word);
		if (ret)
			return ret;
	}

	return 0;
}

static int gh_bell_traffic_thread(void *data)
{
	struct gh_bell_traffic *traffic = data;

	gh_bell_traffic_generate(traffic, &traffic->thread_run);

	/* kthread_stop() needs a thread to stop. */
	wait_event_idle(traffic->wait, kthread_should_stop());
	return 0;
}

static int gh_bell_traffic_thread_start(struct gh_bell_traffic *traffic,
					const struct gh_bell_traffic_run *run)
{
	struct task_struct *thread;

	if (traffic->thread)
		return -EBUSY;

	traffic->thread_run = *run;
	thread = kthread_run(gh_bell_traffic_thread, traffic,
			     "gh_bell_traffic");
	if (IS_ERR(thread))
		return PTR_ERR(thread);

	traffic->thread = thread;
	return 0;
}

/**
 * gh_bell_traffic_thread_stop() - end what "start" began; fine if nothing did
 * @traffic: a client
 *
 * Context: process context, may sleep.
 */
void gh_bell_traffic_thread_stop(struct gh_bell_traffic *traffic)
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

static int gh_bell_traffic_run(struct gh_bell_traffic *traffic,
			       const struct gh_bell_traffic_run *run)
{
	return traffic->thread ? -EBUSY :
				 gh_bell_traffic_generate(traffic, run);
}

static ssize_t
gh_bell_traffic_begin(struct device *dev, const char *buf, size_t count,
		      int (*begin)(struct gh_bell_traffic *traffic,
				   const struct gh_bell_traffic_run *run))
{
	struct gh_bell_traffic *traffic = dev_get_drvdata(dev);
	struct gh_bell_traffic_run run;
	int ret;

	ret = gh_bell_traffic_parse(buf, &run);
	if (ret)
		return ret;

	if (!mutex_trylock(&traffic->run_lock))
		return -EBUSY;
	ret = begin(traffic, &run);
	mutex_unlock(&traffic->run_lock);

	return ret ?: count;
}

static ssize_t gh_bell_traffic_run_store(struct device *dev,
					 struct device_attribute *attr,
					 const char *buf, size_t count)
{
	return gh_bell_traffic_begin(dev, buf, count, gh_bell_traffic_run);
}

static ssize_t gh_bell_traffic_start_store(struct device *dev,
					   struct device_attribute *attr,
					   const char *buf, size_t count)
{
	return gh_bell_traffic_begin(dev, buf, count,
				     gh_bell_traffic_thread_start);
}

static ssize_t gh_bell_traffic_stop_store(struct device *dev,
					  struct device_attribute *attr,
					  const char *buf, size_t count)
{
	gh_bell_traffic_thread_stop(dev_get_drvdata(dev));
	return count;
}

/* A mask; or "simple", which is all of them */
static ssize_t gh_bell_traffic_claim_store(struct device *dev,
					   struct device_attribute *attr,
					   const char *buf, size_t count)
{
	bool simple = sysfs_streq(buf, "simple");
	u64 bits = GH_BELL_ALL;
	int ret = 0;

	if (!simple)
		ret = kstrtou64(buf, 0, &bits);
	if (!ret)
		ret = gh_bell_traffic_claim_add(dev_get_drvdata(dev), bits,
						simple);

	return ret ?: count;
}

static ssize_t gh_bell_traffic_release_store(struct device *dev,
					     struct device_attribute *attr,
					     const char *buf, size_t count)
{
	u64 bits;
	int ret;

	ret = kstrtou64(buf, 0, &bits);
	if (!ret)
		ret = gh_bell_traffic_claim_del(dev_get_drvdata(dev), bits);

	return ret ?: count;
}

#define GH_BELL_TRAFFIC_STAT_NAME(_name)	#_name,
static const char *const gh_bell_traffic_stat_names[] = {
	GH_BELL_TRAFFIC_STATS(GH_BELL_TRAFFIC_STAT_NAME)
};

static ssize_t gh_bell_traffic_stats_show(struct device *dev,
					  struct device_attribute *attr,
					  char *buf)
{
	struct gh_bell_traffic *traffic = dev_get_drvdata(dev);
	int i, len = 0;

	for (i = 0; i < GH_BELL_TRAFFIC_N_STATS; i++)
		len += sysfs_emit_at(buf, len, "%s %lld\n",
				     gh_bell_traffic_stat_names[i],
				     atomic64_read(&traffic->stats[i]));

	return len;
}

#define GH_BELL_TRAFFIC_WO(_name)					\
static struct device_attribute gh_bell_traffic_attr_##_name =		\
	__ATTR(_name, 0200, NULL, gh_bell_traffic_##_name##_store)

GH_BELL_TRAFFIC_WO(claim);
GH_BELL_TRAFFIC_WO(release);
GH_BELL_TRAFFIC_WO(run);
GH_BELL_TRAFFIC_WO(start);
GH_BELL_TRAFFIC_WO(stop);
static struct device_attribute gh_bell_traffic_attr_stats =
	__ATTR(stats, 0444, gh_bell_traffic_stats_show, NULL);

static struct attribute *gh_bell_traffic_attrs[] = {
	&gh_bell_traffic_attr_claim.attr,
	&gh_bell_traffic_attr_release.attr,
	&gh_bell_traffic_attr_run.attr,
	&gh_bell_traffic_attr_start.attr,
	&gh_bell_traffic_attr_stop.attr,
	&gh_bell_traffic_attr_stats.attr,
	NULL,
};

static const struct attribute_group gh_bell_traffic_group = {
	.attrs = gh_bell_traffic_attrs,
};

const struct attribute_group *gh_bell_traffic_groups[] = {
	&gh_bell_traffic_group,
	NULL,
};
