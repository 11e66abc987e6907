// SPDX-License-Identifier: GPL-2.0
/*
 * A client of the rpmsg bus that does what a test asks
 *
 * It takes channels named "selftest" and "selftest-two", and any that
 * driver_override gives it. Its files are in client/ of the device.
 */

#include <linux/delay.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "client.h"

/* A second driver, that has no callback, is in the same module. */
static char client_data[] = "of selftest", client_data_two[] = "of the second";

#define CLIENT_TOTAL(_name)						\
atomic_t client_total_##_name;						\
module_param_named(_name, client_total_##_name.counter, int, 0444);
CLIENT_TOTALS(CLIENT_TOTAL)

/* What the id table said at the last probe */
static char client_probe_data[32];
module_param_string(probe_data, client_probe_data, sizeof(client_probe_data),
		    0444);

static int client_probe_error;
module_param_named(probe_error, client_probe_error, int, 0644);
MODULE_PARM_DESC(probe_error, "what probing returns");

static bool client_announce;
module_param_named(announce, client_announce, bool, 0644);
MODULE_PARM_DESC(announce, "have the remote told of a device that is probed");

static bool client_join = true;
module_param_named(join, client_join, bool, 0644);
MODULE_PARM_DESC(join, "wait for senders when a device goes");

static unsigned int client_linger;
module_param_named(linger, client_linger, uint, 0644);
MODULE_PARM_DESC(linger, "ms in probe and remove without a struct client");

static bool client_ask;
module_param_named(ask, client_ask, bool, 0644);
MODULE_PARM_DESC(ask, "wait for an answer in probe");

static bool client_hold;
module_param_named(hold, client_hold, bool, 0644);
MODULE_PARM_DESC(hold, "keep the next device that is probed");

static struct rpmsg_device *client_held;

static int client_let_go(const char *value, const struct kernel_param *param)
{
	struct rpmsg_device *held = xchg(&client_held, NULL);

	if (!held)
		return -ENODEV;

	put_device(&held->dev);
	return 0;
}

static const struct kernel_param_ops client_let_go_ops = {
	.set = client_let_go,
};
module_param_cb(let_go, &client_let_go_ops, NULL, 0200);
MODULE_PARM_DESC(let_go, "put the device that was kept");

static void client_be_late(void)
{
	if (client_linger)
		msleep(client_linger);
}

/* What a driver does that must know whom it talks to */
static int client_wait_for_answer(struct rpmsg_device *rpdev)
{
	int before = atomic_read(&client_total_received), tries = 1000, ret;
	u8 question[] = { [0 ... 7] = CLIENT_FILL };

	ret = client_send(rpdev->ept, "send", question, sizeof(question));
	while (!ret && atomic_read(&client_total_received) == before) {
		msleep(20);
		if (!--tries)
			ret = -ETIMEDOUT;
	}

	return ret;
}

static int client_probe(struct rpmsg_device *rpdev)
{
	struct client *client;
	const char *data = rpmsg_bus_driver_data(rpdev);
	int ret = 0;

	strscpy(client_probe_data, data ?: "none", sizeof(client_probe_data));
	if (client_probe_error)
		return client_probe_error;

	client = kzalloc(sizeof(*client), GFP_KERNEL);
	if (!client)
		return -ENOMEM;

	client->rpdev = rpdev;
	client_be_late();
	dev_set_drvdata(&rpdev->dev, client);
	if (client_ask)
		ret = client_wait_for_answer(rpdev);
	if (ret) {
		dev_set_drvdata(&rpdev->dev, NULL);
		kfree(client);
		return ret;
	}
	if (client_announce)
		rpdev->announce = true;
	if (client_hold && !client_held) {
		get_device(&rpdev->dev);
		client_held = rpdev;
	}
	atomic_inc(&client_total_probes);

	return 0;
}

static void client_remove(struct rpmsg_device *rpdev)
{
	struct client *client = dev_get_drvdata(&rpdev->dev);

	if (client_join)
		client_senders_stop(client);
	client_ept_destroy(&client->own);
	dev_set_drvdata(&rpdev->dev, NULL);
	client_be_late();
	kfree(client);
	atomic_inc(&client_total_removes);
}

static const struct rpmsg_device_id client_ids[] = {
	{ .name = "selftest", .driver_data = (kernel_ulong_t)client_data },
	{ .name = "selftest-two",
	  .driver_data = (kernel_ulong_t)client_data_two },
	{},
};
MODULE_DEVICE_TABLE(rpmsg, client_ids);

static const struct attribute_group *client_groups[] = {
	&client_group,
	NULL,
};

static struct rpmsg_driver client_driver = {
	.drv.name = "rpmsg_selftest_client",
	.drv.dev_groups = client_groups,
	.id_table = client_ids,
	.probe = client_probe,
	.remove = client_remove,
	.callback = client_callback,
};

/* One that gets no endpoint, and has no id table: by driver_override only */
static int client_plain_probe(struct rpmsg_device *rpdev)
{
	atomic_inc(&client_total_probes);
	return rpdev->ept ? -EBUSY : 0;
}

static void client_plain_remove(struct rpmsg_device *rpdev)
{
	atomic_inc(&client_total_removes);
}

static struct rpmsg_driver client_plain_driver = {
	.drv.name = "rpmsg_selftest_plain",
	.probe = client_plain_probe,
	.remove = client_plain_remove,
};

static int __init client_init(void)
{
	int ret;

	ret = register_rpmsg_driver(&client_driver);
	if (ret)
		return ret;

	ret = register_rpmsg_driver(&client_plain_driver);
	if (ret)
		unregister_rpmsg_driver(&client_driver);

	return ret;
}
module_init(client_init);

static void __exit client_exit(void)
{
	unregister_rpmsg_driver(&client_plain_driver);
	unregister_rpmsg_driver(&client_driver);
	client_senders_stop(NULL);
	if (client_held)
		put_device(&client_held->dev);
}
module_exit(client_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("rpmsg client of the selftests");
