// SPDX-License-Identifier: GPL-2.0
/*
 * Calls to a Resource Manager: the files in /sys/class/gunyah_rm_traffic
 *
 * run: call and wait. start: call meanwhile. stop: end what was started.
 * stats: what came of it. See docs/ABI/sysfs-class-gunyah-rm-traffic.
 */

#include <linux/device.h>
#include <linux/parser.h>
#include <linux/string.h>

#include "rm_traffic.h"

enum {
	GH_RM_TRAFFIC_OPT_CALLERS,
	GH_RM_TRAFFIC_OPT_COUNT,
	GH_RM_TRAFFIC_OPT_SIZE,
	GH_RM_TRAFFIC_OPT_VARY,
	GH_RM_TRAFFIC_OPT_ECHO,
	GH_RM_TRAFFIC_OPT_VMID,
	GH_RM_TRAFFIC_OPT_UNKNOWN,
};

static const match_table_t gh_rm_traffic_opts = {
	{ GH_RM_TRAFFIC_OPT_CALLERS,	"callers=%u" },
	{ GH_RM_TRAFFIC_OPT_COUNT,	"count=%u" },
	{ GH_RM_TRAFFIC_OPT_SIZE,	"size=%u" },
	{ GH_RM_TRAFFIC_OPT_VARY,	"vary=%u" },
	{ GH_RM_TRAFFIC_OPT_ECHO,	"call=echo" },
	{ GH_RM_TRAFFIC_OPT_VMID,	"call=vmid" },
	{ GH_RM_TRAFFIC_OPT_UNKNOWN,	NULL },
};

static int gh_rm_traffic_parse_one(struct gh_rm_traffic_run *run, char *word)
{
	substring_t args[MAX_OPT_ARGS];
	unsigned int value = 0;
	int opt;

	opt = match_token(word, gh_rm_traffic_opts, args);
	if (opt <= GH_RM_TRAFFIC_OPT_VARY && match_uint(&args[0], &value))
		return -EINVAL;

	switch (opt) {
	case GH_RM_TRAFFIC_OPT_CALLERS:
		run->callers = value;
		return value <= GH_RM_TRAFFIC_CALLERS_MAX ? 0 : -ERANGE;
	case GH_RM_TRAFFIC_OPT_COUNT:
		run->count = value;
		return 0;
	case GH_RM_TRAFFIC_OPT_SIZE:
		run->size = value;
		/* One more, so that too long can be tried. */
		return value <= GH_RM_REQUEST_MAX + 1 ? 0 : -ERANGE;
	case GH_RM_TRAFFIC_OPT_VARY:
		run->vary = value;
		return 0;
	case GH_RM_TRAFFIC_OPT_ECHO:
		run->vmid = false;
		return 0;
	case GH_RM_TRAFFIC_OPT_VMID:
		run->vmid = true;
		return 0;
	default:
		return -EINVAL;
	}
}

static int gh_rm_traffic_parse(const char *buf, struct gh_rm_traffic_run *run)
{
	char line[128], *next = line, *word;
	int ret;

	*run = (struct gh_rm_traffic_run){ .count = 1, .size = 64 };
	if (strscpy(line, buf, sizeof(line)) < 0)
		return -E2BIG;

	while ((word = strsep(&next, " \t\n"))) {
		if (!*word)
			continue;
		ret = gh_rm_traffic_parse_one(run, word);
		if (ret)
			return ret;
	}

	return 0;
}

static ssize_t
gh_rm_traffic_store(struct device *dev, const char *buf, size_t count,
		    int (*begin)(struct gh_rm_traffic *traffic,
				 const struct gh_rm_traffic_run *run))
{
	struct gh_rm_traffic *traffic = dev_get_drvdata(dev);
	struct gh_rm_traffic_run run;
	int ret;

	ret = gh_rm_traffic_parse(buf, &run);
	if (ret)
		return ret;

	if (!mutex_trylock(&traffic->run_lock))
		return -EBUSY;
	ret = begin(traffic, &run);
	mutex_unlock(&traffic->run_lock);

	return ret ?: count;
}

static ssize_t gh_rm_traffic_run_store(struct device *dev,
				       struct device_attribute *attr,
				       const char *buf, size_t count)
{
	return gh_rm_traffic_store(dev, buf, count, gh_rm_traffic_generate);
}

static struct device_attribute gh_rm_traffic_attr_run =
	__ATTR(run, 0200, NULL, gh_rm_traffic_run_store);

static ssize_t gh_rm_traffic_start_store(struct device *dev,
					 struct device_attribute *attr,
					 const char *buf, size_t count)
{
	return gh_rm_traffic_store(dev, buf, count, gh_rm_traffic_start);
}

static struct device_attribute gh_rm_traffic_attr_start =
	__ATTR(start, 0200, NULL, gh_rm_traffic_start_store);

static ssize_t gh_rm_traffic_stop_store(struct device *dev,
					struct device_attribute *attr,
					const char *buf, size_t count)
{
	gh_rm_traffic_stop(dev_get_drvdata(dev));
	return count;
}

static struct device_attribute gh_rm_traffic_attr_stop =
	__ATTR(stop, 0200, NULL, gh_rm_traffic_stop_store);

#define GH_RM_TRAFFIC_STAT_NAME(_name)	#_name,
static const char *const gh_rm_traffic_stat_names[] = {
	GH_RM_TRAFFIC_STATS(GH_RM_TRAFFIC_STAT_NAME)
};

static ssize_t gh_rm_traffic_stats_show(struct device *dev,
					struct device_attribute *attr,
					char *buf)
{
	struct gh_rm_traffic *traffic = dev_get_drvdata(dev);
	int i, len = 0;

	len += sysfs_emit_at(buf, len, "running %d\n",
			     atomic_read(&traffic->running));
	for (i = 0; i < GH_RM_TRAFFIC_N_STATS; i++)
		len += sysfs_emit_at(buf, len, "%s %lld\n",
				     gh_rm_traffic_stat_names[i],
				     atomic64_read(&traffic->stats[i]));

	return len;
}

static struct device_attribute gh_rm_traffic_attr_stats =
	__ATTR(stats, 0444, gh_rm_traffic_stats_show, NULL);

static struct attribute *gh_rm_traffic_attrs[] = {
	&gh_rm_traffic_attr_run.attr,
	&gh_rm_traffic_attr_start.attr,
	&gh_rm_traffic_attr_stop.attr,
	&gh_rm_traffic_attr_stats.attr,
	NULL,
};

static const struct attribute_group gh_rm_traffic_group = {
	.attrs = gh_rm_traffic_attrs,
};

const struct attribute_group *gh_rm_traffic_groups[] = {
	&gh_rm_traffic_group,
	NULL,
};
