// SPDX-License-Identifier: GPL-2.0
/* Another driver of Gunyah's that has /dev/gunyah, as vendors' kernels do */

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>

static const struct file_operations rival_fops = {
	.owner = THIS_MODULE,
};

static struct miscdevice rival_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "gunyah",
	.fops = &rival_fops,
};
module_misc_device(rival_dev);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: another driver has /dev/gunyah");
