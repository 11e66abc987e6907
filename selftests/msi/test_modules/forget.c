// SPDX-License-Identifier: GPL-2.0
/*
 * A provider that goes and leaves its doorbell
 */

#include <linux/err.h>
#include <linux/module.h>
#include <linux/msi-doorbell.h>

static int __init forget_init(void)
{
	return PTR_ERR_OR_ZERO(msi_doorbell_alloc_global("forgetful", 0x10000,
							 4, false));
}
module_init(forget_init);

static void __exit forget_exit(void)
{
}
module_exit(forget_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: a doorbell that is forgotten");
