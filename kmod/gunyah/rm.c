// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah Resource Manager: the driver of the link to it
 *
 * There may be any number of them. Who wants to use one registers a client,
 * and is told when one comes and when it goes.
 */

#include <linux/auxiliary_bus.h>
#include <linux/idr.h>
#include <linux/module.h>
#include <linux/slab.h>

#include "rm.h"

static char gh_rm_completion[16] = "default";
module_param_string(completion, gh_rm_completion, sizeof(gh_rm_completion),
		    0644);
MODULE_PARM_DESC(completion, "completion context of links bound from now on: default, tasklet, irq_work, bh_workqueue, workqueue, irq_thread or poll");

static DEFINE_IDA(gh_rm_ids);
static atomic_t gh_rm_generation = ATOMIC_INIT(0);

static void gh_rm_free(struct kref *kref)
{
	struct gh_rm *rm = container_of(kref, struct gh_rm, kref);

	gh_rm_call_exit(rm);
	put_device(rm->dev);
	ida_free(&gh_rm_ids, rm->id);
	kfree(rm);
}

/**
 * gh_rm_get() - keep a Resource Manager's memory
 * @rm: the Resource Manager
 *
 * Calls return -ENODEV once it has been removed.
 *
 * Context: any.
 * Return: @rm.
 */
struct gh_rm *gh_rm_get(struct gh_rm *rm)
{
	kref_get(&rm->kref);
	return rm;
}
EXPORT_SYMBOL_GPL(gh_rm_get);

/**
 * gh_rm_put() - undo gh_rm_get()
 * @rm: the Resource Manager
 *
 * Context: process context, may sleep.
 */
void gh_rm_put(struct gh_rm *rm)
{
	kref_put(&rm->kref, gh_rm_free);
}
EXPORT_SYMBOL_GPL(gh_rm_put);

/**
 * gh_rm_device() - the device that stands for a Resource Manager
 * @rm: the Resource Manager
 *
 * Context: any.
 * Return: the device, for messages and as a parent; it has no driver data of
 * anybody's but its driver's.
 */
struct device *gh_rm_device(const struct gh_rm *rm)
{
	return rm->dev;
}
EXPORT_SYMBOL_GPL(gh_rm_device);

/**
 * gh_rm_id() - the number of a Resource Manager in /sys/class/gunyah_rm
 * @rm: the Resource Manager
 *
 * Context: any.
 * Return: the number; used again once the last reference has gone.
 */
u32 gh_rm_id(const struct gh_rm *rm)
{
	return rm->id;
}
EXPORT_SYMBOL_GPL(gh_rm_id);

static struct gh_rm *gh_rm_alloc(struct device *dev)
{
	struct gh_rm *rm;
	int ret;

	rm = kzalloc(sizeof(*rm), GFP_KERNEL);
	if (!rm)
		return ERR_PTR(-ENOMEM);

	ret = ida_alloc(&gh_rm_ids, GFP_KERNEL);
	if (ret < 0) {
		kfree(rm);
		return ERR_PTR(ret);
	}

	kref_init(&rm->kref);
	rm->id = ret;
	rm->gen = atomic_inc_return(&gh_rm_generation);
	rm->dev = get_device(dev);
	rm->link = dev_get_platdata(dev);
	gh_rm_call_init(rm);
	gh_rm_notify_init(rm);
	rm->msgq.name = rm->link->name;
	rm->client.dev = dev;
	rm->client.rx_callback = gh_rm_rx_callback;
	rm->client.tx_done = gh_rm_request_tx_done;

	return rm;
}

static int gh_rm_probe(struct auxiliary_device *auxdev,
		       const struct auxiliary_device_id *id)
{
	struct device *dev = &auxdev->dev;
	struct gh_rm *rm;
	int ret;

	ret = gh_msgq_completion_by_name(gh_rm_completion);
	if (ret < 0) {
		dev_err(dev, "no completion context is called \"%s\"\n",
			gh_rm_completion);
		return ret;
	}

	rm = gh_rm_alloc(dev);
	if (IS_ERR(rm))
		return PTR_ERR(rm);

	rm->msgq.completion = ret;
	auxiliary_set_drvdata(auxdev, rm);
	ret = gh_rm_class_add(rm);
	if (ret)
		goto put_rm;

	/* Notifications may come from here on. */
	ret = gh_msgq_init(dev, &rm->msgq, &rm->client, rm->link->tx,
			   rm->link->rx);
	if (ret)
		goto del_class;

	gh_rm_client_add_rm(rm);
	return 0;

del_class:
	gh_rm_class_del(rm);
put_rm:
	gh_rm_put(rm);
	return ret;
}

static void gh_rm_remove(struct auxiliary_device *auxdev)
{
	struct gh_rm *rm = auxiliary_get_drvdata(auxdev);

	/* First, so that no client waits for an answer while it is told. */
	gh_rm_call_stop(rm);
	gh_rm_client_del_rm(rm);
	gh_msgq_remove(&rm->msgq);
	gh_rm_rx_exit(rm);
	gh_rm_notify_exit(rm);
	gh_rm_class_del(rm);
	gh_rm_put(rm);
}

static const struct auxiliary_device_id gh_rm_device_ids[] = {
	{ .name = "gunyah_sim.rm" },
	{ }
};
MODULE_DEVICE_TABLE(auxiliary, gh_rm_device_ids);

static struct auxiliary_driver gh_rm_driver = {
	.name = "rm",
	.probe = gh_rm_probe,
	.remove = gh_rm_remove,
	.id_table = gh_rm_device_ids,
};

static int __init gh_rm_init(void)
{
	int ret;

	ret = gh_rm_request_module_init();
	if (ret)
		return ret;

	ret = gh_rm_class_init();
	if (ret)
		goto exit_request;

	ret = auxiliary_driver_register(&gh_rm_driver);
	if (ret)
		goto exit_class;

	return 0;

exit_class:
	gh_rm_class_exit();
exit_request:
	gh_rm_request_module_exit();
	return ret;
}
module_init(gh_rm_init);

static void __exit gh_rm_exit(void)
{
	auxiliary_driver_unregister(&gh_rm_driver);
	gh_rm_class_exit();
	gh_rm_request_module_exit();
	ida_destroy(&gh_rm_ids);
}
module_exit(gh_rm_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Gunyah Resource Manager client");
