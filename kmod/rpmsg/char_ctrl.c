// SPDX-License-Identifier: GPL-2.0
/*
 * /dev/rpmsg_ctrl<n>: see docs/ABI/dev-rpmsg
 *
 * Its endpoints go with it, or by themselves: whoever takes one off the list
 * destroys it.
 */

#include <linux/fs.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <uapi/linux/rpmsg.h>

#include "char.h"

static void __rpmsg_char_ctrl_end_ept(struct rpmsg_char_ctrl *ctrl,
				      struct rpmsg_char_ept *e)
{
	lockdep_assert_held(&ctrl->lock);
	list_del_init(&e->entry);
	rpmsg_char_ept_destroy(e);
}

/**
 * rpmsg_char_ctrl_end_ept() - destroy an endpoint, unless somebody has
 * @ctrl: who made it
 * @e: the endpoint; the caller has it open
 *
 * Context: process context, may sleep.
 */
void rpmsg_char_ctrl_end_ept(struct rpmsg_char_ctrl *ctrl,
			     struct rpmsg_char_ept *e)
{
	mutex_lock(&ctrl->lock);
	if (!list_empty(&e->entry))
		__rpmsg_char_ctrl_end_ept(ctrl, e);
	mutex_unlock(&ctrl->lock);
}

static long rpmsg_char_ctrl_create_ept(struct rpmsg_char_ctrl *ctrl,
				       struct rpmsg_channel_info *chinfo)
{
	struct rpmsg_char_ept *e = ERR_PTR(-ENODEV);

	mutex_lock(&ctrl->lock);
	if (!ctrl->gone)
		e = rpmsg_char_ept_create(ctrl->node.rpdev, ctrl, chinfo);
	if (!IS_ERR(e))
		list_add(&e->entry, &ctrl->epts);
	mutex_unlock(&ctrl->lock);

	return PTR_ERR_OR_ZERO(e);
}

/*
 * Channels are made and released without the lock: that probes and removes
 * drivers. The link refuses what comes too late.
 */
static long rpmsg_char_ctrl_create_dev(struct rpmsg_char_ctrl *ctrl,
				       struct rpmsg_channel_info *chinfo)
{
	if (READ_ONCE(ctrl->gone))
		return -ENODEV;

	return rpmsg_create_channel(ctrl->node.rpdev, chinfo) ? 0 : -ENXIO;
}

static long rpmsg_char_ctrl_release_dev(struct rpmsg_char_ctrl *ctrl,
					struct rpmsg_channel_info *chinfo)
{
	if (READ_ONCE(ctrl->gone))
		return -ENODEV;

	return rpmsg_release_channel(ctrl->node.rpdev, chinfo);
}

static long rpmsg_char_ctrl_do(struct rpmsg_char_ctrl *ctrl,
			       const void __user *arg,
			       long (*action)(struct rpmsg_char_ctrl *ctrl,
					      struct rpmsg_channel_info *chinfo))
{
	struct rpmsg_channel_info chinfo = {};
	struct rpmsg_endpoint_info info;

	if (copy_from_user(&info, arg, sizeof(info)))
		return -EFAULT;

	/* The last byte of a name is the end of it, whatever was written. */
	strscpy(chinfo.name, info.name, sizeof(chinfo.name));
	chinfo.src = info.src;
	chinfo.dst = info.dst;

	return action(ctrl, &chinfo);
}

static long rpmsg_char_ctrl_ioctl(struct file *file, unsigned int cmd,
				  unsigned long arg)
{
	struct rpmsg_char_ctrl *ctrl = file->private_data;
	const void __user *argp = (const void __user *)arg;

	switch (cmd) {
	case RPMSG_CREATE_EPT_IOCTL:
		return rpmsg_char_ctrl_do(ctrl, argp,
					  rpmsg_char_ctrl_create_ept);
	case RPMSG_CREATE_DEV_IOCTL:
		return rpmsg_char_ctrl_do(ctrl, argp,
					  rpmsg_char_ctrl_create_dev);
	case RPMSG_RELEASE_DEV_IOCTL:
		return rpmsg_char_ctrl_do(ctrl, argp,
					  rpmsg_char_ctrl_release_dev);
	default:
		return -ENOTTY;
	}
}

static int rpmsg_char_ctrl_open(struct inode *inode, struct file *file)
{
	/* The file holds the cdev, and with it this. */
	file->private_data = container_of(inode->i_cdev, struct rpmsg_char_ctrl,
					  node.cdev);

	return nonseekable_open(inode, file);
}

static const struct file_operations rpmsg_char_ctrl_fops = {
	.owner = THIS_MODULE,
	.open = rpmsg_char_ctrl_open,
	.unlocked_ioctl = rpmsg_char_ctrl_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static void rpmsg_char_ctrl_free(struct rpmsg_char_node *node)
{
	kfree(container_of(node, struct rpmsg_char_ctrl, node));
}

struct rpmsg_char_kind rpmsg_char_ctrl_kind = {
	.region = "rpmsg_ctrl",
	.format = "rpmsg_ctrl%u",
	.fops = &rpmsg_char_ctrl_fops,
	.free = rpmsg_char_ctrl_free,
	.ids = IDA_INIT(rpmsg_char_ctrl_kind.ids),
};

static int rpmsg_char_ctrl_probe(struct rpmsg_device *rpdev)
{
	struct rpmsg_char_ctrl *ctrl;
	int ret;

	ctrl = kzalloc(sizeof(*ctrl), GFP_KERNEL);
	if (!ctrl)
		return -ENOMEM;

	mutex_init(&ctrl->lock);
	INIT_LIST_HEAD(&ctrl->epts);
	ret = rpmsg_char_node_init(&ctrl->node, &rpmsg_char_ctrl_kind, rpdev);
	if (ret) {
		kfree(ctrl);
		return ret;
	}

	ret = rpmsg_char_node_add(&ctrl->node, &rpdev->dev);
	if (ret) {
		put_device(&ctrl->node.dev);
		return ret;
	}
	dev_set_drvdata(&rpdev->dev, ctrl);

	return 0;
}

static void rpmsg_char_ctrl_remove(struct rpmsg_device *rpdev)
{
	struct rpmsg_char_ctrl *ctrl = dev_get_drvdata(&rpdev->dev);
	struct rpmsg_char_ept *e, *next;

	mutex_lock(&ctrl->lock);
	WRITE_ONCE(ctrl->gone, true);
	list_for_each_entry_safe(e, next, &ctrl->epts, entry)
		__rpmsg_char_ctrl_end_ept(ctrl, e);
	mutex_unlock(&ctrl->lock);

	rpmsg_char_node_del(&ctrl->node);
}

/* Without ids: it has the link's own device, which asks for it by name. */
struct rpmsg_driver rpmsg_char_ctrl_driver = {
	.drv.name = "rpmsg_ctrl",
	.probe = rpmsg_char_ctrl_probe,
	.remove = rpmsg_char_ctrl_remove,
};

MODULE_ALIAS("rpmsg:rpmsg_ctrl");
