// SPDX-License-Identifier: GPL-2.0
/*
 * Files for programs: their numbers, their devices, and the module
 *
 * A node is freed by the release of its device, which the open files wait for:
 * they hold the cdev, and that holds the device. The cdev's owner keeps the
 * module until then.
 */

#include <linux/module.h>
#include <linux/wait_bit.h>

#include "char.h"
#include "rpmsg_class.h"

#define to_rpmsg_char_node(d)	container_of(d, struct rpmsg_char_node, dev)

/* Nodes whose release function has not run yet */
static atomic_t rpmsg_char_nodes = ATOMIC_INIT(0);

static void rpmsg_char_node_release(struct device *dev)
{
	struct rpmsg_char_node *node = to_rpmsg_char_node(dev);
	struct rpmsg_char_kind *kind = node->kind;

	ida_free(&kind->ids, dev->devt - kind->first);
	put_device(&node->rpdev->dev);
	kind->free(node);
	if (atomic_dec_and_test(&rpmsg_char_nodes))
		wake_up_var(&rpmsg_char_nodes);
}

/**
 * rpmsg_char_node_init() - give a node its number
 * @node: the node, zeroed; from here on, if this succeeds, the last reference
 *	to its device frees it
 * @kind: what kind of file it is
 * @rpdev: the device that it is a way to; held as long as there is the node
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; -ENOSPC without a free number.
 */
int rpmsg_char_node_init(struct rpmsg_char_node *node,
			 struct rpmsg_char_kind *kind,
			 struct rpmsg_device *rpdev)
{
	int id = ida_alloc_max(&kind->ids, MINORMASK, GFP_KERNEL);

	if (id < 0)
		return id;

	atomic_inc(&rpmsg_char_nodes);
	get_device(&rpdev->dev);
	node->rpdev = rpdev;
	node->kind = kind;
	node->dev.devt = kind->first + id;
	node->dev.class = COMPAT_RPMSG_CLASS;
	node->dev.groups = kind->groups;
	node->dev.release = rpmsg_char_node_release;
	device_initialize(&node->dev);

	return 0;
}

/**
 * rpmsg_char_node_add() - let programs have it
 * @node: the node; on error it is still to be put
 * @parent: its parent in sysfs
 *
 * Context: process context, may sleep. It may be open when this returns.
 * Return: 0; -ENOMEM; or what adding the device returned.
 */
int rpmsg_char_node_add(struct rpmsg_char_node *node, struct device *parent)
{
	struct rpmsg_char_kind *kind = node->kind;
	int ret;

	ret = dev_set_name(&node->dev, kind->format,
			   (unsigned int)(node->dev.devt - kind->first));
	if (ret)
		return ret;

	node->dev.parent = parent;
	cdev_init(&node->cdev, kind->fops);
	node->cdev.owner = THIS_MODULE;

	return cdev_device_add(&node->cdev, &node->dev);
}

/**
 * rpmsg_char_node_del() - undo rpmsg_char_node_init() and _add()
 * @node: the node; programs that have it open keep it, others cannot open it
 *
 * Context: process context, may sleep.
 */
void rpmsg_char_node_del(struct rpmsg_char_node *node)
{
	cdev_device_del(&node->cdev, &node->dev);
	put_device(&node->dev);
}

static int __init rpmsg_char_kind_init(struct rpmsg_char_kind *kind)
{
	return alloc_chrdev_region(&kind->first, 0, MINORMASK + 1,
				   kind->region);
}

static void rpmsg_char_kind_exit(struct rpmsg_char_kind *kind)
{
	unregister_chrdev_region(kind->first, MINORMASK + 1);
	ida_destroy(&kind->ids);
}

static int __init rpmsg_char_init(void)
{
	int ret;

	ret = rpmsg_char_kind_init(&rpmsg_char_ctrl_kind);
	if (ret)
		return ret;

	ret = rpmsg_char_kind_init(&rpmsg_char_ept_kind);
	if (ret)
		goto exit_ctrl_kind;

	ret = register_rpmsg_driver(&rpmsg_char_raw_driver);
	if (ret)
		goto exit_ept_kind;

	ret = register_rpmsg_driver(&rpmsg_char_ctrl_driver);
	if (ret)
		goto unregister_raw;

	return 0;

unregister_raw:
	unregister_rpmsg_driver(&rpmsg_char_raw_driver);
	wait_var_event(&rpmsg_char_nodes, !atomic_read(&rpmsg_char_nodes));
exit_ept_kind:
	rpmsg_char_kind_exit(&rpmsg_char_ept_kind);
exit_ctrl_kind:
	rpmsg_char_kind_exit(&rpmsg_char_ctrl_kind);
	return ret;
}
module_init(rpmsg_char_init);

static void __exit rpmsg_char_exit(void)
{
	unregister_rpmsg_driver(&rpmsg_char_ctrl_driver);
	unregister_rpmsg_driver(&rpmsg_char_raw_driver);
	wait_var_event(&rpmsg_char_nodes, !atomic_read(&rpmsg_char_nodes));
	rpmsg_char_kind_exit(&rpmsg_char_ept_kind);
	rpmsg_char_kind_exit(&rpmsg_char_ctrl_kind);
}
module_exit(rpmsg_char_exit);

MODULE_DESCRIPTION("Remote processor messaging for programs");
MODULE_LICENSE("GPL");
