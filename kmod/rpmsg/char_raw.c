// SPDX-License-Identifier: GPL-2.0
/*
 * Channels that are for programs: by their name, or because driver_override
 * says so
 *
 * The endpoint is made here and not by the bus, which would let messages in
 * before there is a queue for them.
 */

#include <linux/module.h>
#include <linux/string.h>

#include "char.h"

static int rpmsg_char_raw_probe(struct rpmsg_device *rpdev)
{
	struct rpmsg_channel_info chinfo = {
		.src = rpdev->src,
		.dst = rpdev->dst,
	};
	struct rpmsg_char_ept *e;

	strscpy(chinfo.name, rpdev->id.name, sizeof(chinfo.name));
	e = rpmsg_char_ept_create(rpdev, NULL, &chinfo);
	if (IS_ERR(e))
		return PTR_ERR(e);

	dev_set_drvdata(&rpdev->dev, e);

	return 0;
}

static void rpmsg_char_raw_remove(struct rpmsg_device *rpdev)
{
	rpmsg_char_ept_destroy(dev_get_drvdata(&rpdev->dev));
}

static const struct rpmsg_device_id rpmsg_char_raw_ids[] = {
	{ .name = "rpmsg-raw" },
	{ .name = "rpmsg_chrdev" },
	{},
};
MODULE_DEVICE_TABLE(rpmsg, rpmsg_char_raw_ids);

struct rpmsg_driver rpmsg_char_raw_driver = {
	.drv.name = "rpmsg_chrdev",
	.id_table = rpmsg_char_raw_ids,
	.probe = rpmsg_char_raw_probe,
	.remove = rpmsg_char_raw_remove,
};
