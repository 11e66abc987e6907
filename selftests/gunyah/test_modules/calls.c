// SPDX-License-Identifier: GPL-2.0
/*
 * Hypercalls by name: write some to the file "calls" of the device, separated
 * by spaces; read there how each was answered: 0 or the hypervisor's error
 */

#include <linux/device.h>
#include <linux/gunyah.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "device.h"

#define CALLS_MAX	16

static DEFINE_MUTEX(calls_lock);
/* Protected by calls_lock */
static int calls_answers[CALLS_MAX];
static unsigned int calls_made;

static int calls_send(const struct gh_sim_msgq *sim)
{
	struct gh_msg_origin origin = {};
	char data = 0;
	bool more;

	return gh_hypercall_msgq_send(sim->tx->capid, sizeof(data), &data, 0,
				      &more, &origin);
}

static int calls_recv(const struct gh_sim_msgq *sim)
{
	struct gh_msg_origin origin;
	size_t size;
	char data;
	bool more;

	return gh_hypercall_msgq_recv(sim->rx->capid, &data, sizeof(data),
				      &size, &more, &origin);
}

static int calls_flush(const struct gh_sim_msgq *sim)
{
	return gh_hypercall_msgq_flush(sim->rx->capid);
}

static int calls_configure_send(const struct gh_sim_msgq *sim)
{
	return gh_hypercall_msgq_configure_send(sim->tx->capid,
						GH_MSGQ_THRESHOLD_UNCHANGED,
						GH_MSGQ_THRESHOLD_UNCHANGED);
}

static int calls_configure_recv(const struct gh_sim_msgq *sim)
{
	return gh_hypercall_msgq_configure_recv(sim->rx->capid,
						GH_MSGQ_THRESHOLD_UNCHANGED,
						GH_MSGQ_THRESHOLD_UNCHANGED);
}

static const struct {
	const char *name;
	int (*make)(const struct gh_sim_msgq *sim);
} calls_table[] = {
	{ "send", calls_send },
	{ "recv", calls_recv },
	{ "flush", calls_flush },
	{ "configure_send", calls_configure_send },
	{ "configure_recv", calls_configure_recv },
};

static int calls_make(const struct gh_sim_msgq *sim, const char *name)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(calls_table); i++) {
		if (strcmp(name, calls_table[i].name))
			continue;
		if (calls_made == CALLS_MAX)
			return -E2BIG;
		calls_answers[calls_made++] = calls_table[i].make(sim);
		return 0;
	}

	return -EINVAL;
}

static ssize_t calls_store(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count)
{
	const struct gh_sim_msgq *sim = to_gh_sim_msgq(to_auxiliary_dev(dev));
	char *names, *rest, *name;
	int ret = 0;

	names = kstrndup(buf, count, GFP_KERNEL);
	if (!names)
		return -ENOMEM;
	rest = strim(names);

	mutex_lock(&calls_lock);
	calls_made = 0;
	while (!ret && (name = strsep(&rest, " ")))
		ret = calls_make(sim, name);
	mutex_unlock(&calls_lock);
	kfree(names);

	return ret ?: count;
}

static ssize_t calls_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	unsigned int i;
	int len = 0;

	mutex_lock(&calls_lock);
	for (i = 0; i < calls_made; i++)
		len += sysfs_emit_at(buf, len, "%s%d", i ? " " : "",
				     calls_answers[i]);
	mutex_unlock(&calls_lock);

	return len + sysfs_emit_at(buf, len, "\n");
}
static DEVICE_ATTR_RW(calls);

static struct attribute *calls_attrs[] = {
	&dev_attr_calls.attr,
	NULL,
};
ATTRIBUTE_GROUPS(calls);

static int calls_probe(struct auxiliary_device *auxdev,
		       const struct auxiliary_device_id *id)
{
	return gh_hyp_get(&auxdev->dev, to_gh_sim_msgq(auxdev)->name);
}

static void calls_remove(struct auxiliary_device *auxdev)
{
	gh_hyp_put();
}

static const struct auxiliary_device_id calls_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver calls_driver = {
	.name = "calls",
	.probe = calls_probe,
	.remove = calls_remove,
	.id_table = calls_ids,
	.driver.dev_groups = calls_groups,
};
module_auxiliary_driver(calls_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: hypercalls by name");
