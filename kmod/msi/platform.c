// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells of the platform
 *
 * Declares those that this machine really has. Its firmware describes them, so
 * they are there from the beginning to the end: they are looked for once.
 */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/kconfig.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/msi-doorbell.h>
#include <linux/slab.h>

#include "platform.h"

struct msi_doorbell_platform {
	struct list_head node;
	struct msi_doorbell *doorbell;
};

/* Filled and emptied by init and exit only */
static LIST_HEAD(msi_doorbell_platform_list);

/**
 * msi_doorbell_platform_add() - declare a doorbell until the module goes
 * @provider: as for msi_doorbell_alloc_global(), as the others
 * @base: the physical address
 * @size: bytes
 * @safe: interrupts are remapped there
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; an error of msi_doorbell_alloc_global().
 */
int msi_doorbell_platform_add(const char *provider, phys_addr_t base,
			      size_t size, bool safe)
{
	struct msi_doorbell_platform *entry;

	entry = kmalloc(sizeof(*entry), GFP_KERNEL);
	if (!entry)
		return -ENOMEM;

	entry->doorbell = msi_doorbell_alloc_global(provider, base, size, safe);
	if (IS_ERR(entry->doorbell)) {
		int ret = PTR_ERR(entry->doorbell);

		pr_err("%s: cannot declare a doorbell at %pa: %d\n", provider,
		       &base, ret);
		kfree(entry);
		return ret;
	}

	list_add(&entry->node, &msi_doorbell_platform_list);
	return 0;
}

/* The reverse of how they came, as the last is the first in the list */
static void msi_doorbell_platform_del_all(void)
{
	struct msi_doorbell_platform *entry, *next;

	list_for_each_entry_safe(entry, next, &msi_doorbell_platform_list,
				 node) {
		msi_doorbell_free(entry->doorbell);
		list_del(&entry->node);
		kfree(entry);
	}
}

/* A machine that has none of what is known here is no error: it said so. */
static int __init msi_doorbell_platform_init(void)
{
	int ret;

	ret = msi_doorbell_platform_of();
	if (!ret && IS_ENABLED(CONFIG_X86))
		ret = msi_doorbell_platform_x86();
	if (ret)
		msi_doorbell_platform_del_all();

	return ret;
}
module_init(msi_doorbell_platform_init);

static void __exit msi_doorbell_platform_exit(void)
{
	msi_doorbell_platform_del_all();
}
module_exit(msi_doorbell_platform_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("MSI doorbells of the platform");
