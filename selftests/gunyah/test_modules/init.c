// SPDX-License-Identifier: GPL-2.0
/*
 * gh_msgq_init() and its arguments: a table of calls
 *
 * Binds to a simulated queue and makes every call of the table on it; the
 * file "results" of the device has a line for each: verdict, what was tried,
 * and the text that the kernel log must have, separated by tabs.
 */

#include <linux/device.h>
#include <linux/gunyah_msgq.h>
#include <linux/mailbox_client.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "device.h"

/* Where the kernel's messages are to point when there is no parent */
#define INIT_NO_PARENT	"gunyah_mbox.controller.0"

enum init_resource { NONE, FITS, WRONG };

struct init_row {
	const char *what;
	enum init_resource tx;
	enum init_resource rx;
	unsigned int completion;
	bool no_parent;
	bool no_name;
	bool no_callback;
	int want;
};

static const struct init_row init_rows[] = {
	{ "neither TX nor RX",
	  .want = -EINVAL },
	{ "neither TX nor RX, no parent",
	  .no_parent = true, .want = -EINVAL },
	{ "neither TX nor RX, no name",
	  .no_name = true, .want = -EINVAL },
	{ "TX of a wrong type", .tx = WRONG,
	  .want = -EINVAL },
	{ "TX of a wrong type, RX fits", .tx = WRONG, .rx = FITS,
	  .want = -EINVAL },
	{ "RX of a wrong type", .rx = WRONG,
	  .want = -EINVAL },
	{ "RX of a wrong type, TX fits, no parent", .tx = FITS, .rx = WRONG,
	  .no_parent = true, .want = -EINVAL },
	{ "RX without rx_callback", .rx = FITS,
	  .no_callback = true, .want = -EINVAL },
	{ "TX and RX without rx_callback", .tx = FITS, .rx = FITS,
	  .no_callback = true, .want = -EINVAL },
	{ "the first number that is no completion context", .tx = FITS,
	  .completion = GH_MSGQ_COMPLETIONS, .want = -EINVAL },
	{ "a number far from any completion context", .tx = FITS,
	  .completion = UINT_MAX, .no_parent = true, .want = -EINVAL },
	{ "the TX interrupt's thread without TX", .rx = FITS,
	  .completion = GH_MSGQ_COMPLETION_IRQ_THREAD, .want = -EINVAL },
	{ "TX fits, no rx_callback", .tx = FITS, .no_callback = true },
	{ "RX fits", .rx = FITS },
	{ "TX and RX fit", .tx = FITS, .rx = FITS },
	{ "TX and RX fit, no parent", .tx = FITS, .rx = FITS,
	  .no_parent = true },
	{ "TX and RX fit, no name", .tx = FITS, .rx = FITS, .no_name = true },
};

static int init_got[ARRAY_SIZE(init_rows)];

static void init_rx_callback(struct mbox_client *client, void *mssg)
{
}

static struct gh_resource *init_resource(enum init_resource which,
					 struct gh_resource *fits,
					 struct gh_resource *wrong)
{
	if (which == NONE)
		return NULL;

	return which == FITS ? fits : wrong;
}

static int init_call(struct device *dev, const struct gh_sim_msgq *sim,
		     const struct init_row *row, const char *name)
{
	struct mbox_client client = {
		.dev = dev,
		.rx_callback = row->no_callback ? NULL : init_rx_callback,
	};
	struct gh_msgq *msgq;
	int ret;

	msgq = kzalloc(sizeof(*msgq), GFP_KERNEL);
	if (!msgq)
		return -ENOMEM;

	msgq->name = row->no_name ? NULL : name;
	msgq->completion = row->completion;
	ret = gh_msgq_init(row->no_parent ? NULL : dev, msgq, &client,
			   init_resource(row->tx, sim->tx, sim->rx),
			   init_resource(row->rx, sim->rx, sim->tx));
	if (!ret)
		gh_msgq_remove(msgq);
	kfree(msgq);

	return ret;
}

static void init_name(char *name, size_t size, size_t row)
{
	snprintf(name, size, "row%zu", row + 1);
}

static int init_probe(struct auxiliary_device *auxdev,
		      const struct auxiliary_device_id *id)
{
	const struct gh_sim_msgq *sim = to_gh_sim_msgq(auxdev);
	char name[16];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(init_rows); i++) {
		init_name(name, sizeof(name), i);
		init_got[i] = init_call(&auxdev->dev, sim, &init_rows[i], name);
	}

	return 0;
}

static ssize_t results_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	const struct init_row *row;
	int len = 0;
	char name[16];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(init_rows); i++) {
		row = &init_rows[i];
		init_name(name, sizeof(name), i);
		if (init_got[i] == row->want)
			len += sysfs_emit_at(buf, len, "right");
		else
			len += sysfs_emit_at(buf, len, "%d, not %d",
					     init_got[i], row->want);
		len += sysfs_emit_at(buf, len, "\t%s\t", row->what);
		if (row->want)
			len += sysfs_emit_at(buf, len, "%s: %s: ",
					     row->no_parent ? INIT_NO_PARENT :
							      dev_name(dev),
					     row->no_name ? "message queue" :
							    name);
		len += sysfs_emit_at(buf, len, "\n");
	}

	return len;
}
static DEVICE_ATTR_RO(results);

static struct attribute *init_attrs[] = {
	&dev_attr_results.attr,
	NULL,
};
ATTRIBUTE_GROUPS(init);

static const struct auxiliary_device_id init_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver init_driver = {
	.name = "init",
	.probe = init_probe,
	.id_table = init_ids,
	.driver.dev_groups = init_groups,
};
module_auxiliary_driver(init_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: arguments of gh_msgq_init()");
