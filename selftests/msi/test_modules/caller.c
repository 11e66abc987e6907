// SPDX-License-Identifier: GPL-2.0
/*
 * A caller of everything there is, and what it is answered; see stub_caller.c
 */

#include <linux/err.h>
#include <linux/notifier.h>
#include <linux/percpu.h>

#include "said.h"

#include <linux/msi-doorbell.h>

static int caller_range(const struct msi_doorbell_range *range, void *data)
{
	return 0;
}

static int caller_change(struct notifier_block *nb, unsigned long action,
			 void *data)
{
	return NOTIFY_OK;
}

static struct notifier_block caller_nb = {
	.notifier_call = caller_change,
};

static DEFINE_PER_CPU(phys_addr_t, caller_bases);

static void caller_object(struct seq_file *file, const char *what,
			  struct msi_doorbell *doorbell)
{
	seq_printf(file, "%s %s\n", what, IS_ERR(doorbell) ? "an error" :
		   doorbell ? "a doorbell" : "NULL");
}

static void caller_say(struct seq_file *file)
{
	struct msi_doorbell_geometry geometry = {};
	struct msi_doorbell *global, *percpu;
	unsigned int cpu;
	int ret;

	for_each_possible_cpu(cpu)
		per_cpu(caller_bases, cpu) = 0x20000 + cpu * 0x1000;

	seq_printf(file, "register %d\n",
		   msi_doorbell_register_notifier(&caller_nb));
	global = msi_doorbell_alloc_global("caller", 0x10000, 4, true);
	caller_object(file, "alloc_global", global);
	percpu = msi_doorbell_alloc_percpu("caller", &caller_bases, 4, true);
	caller_object(file, "alloc_percpu", percpu);
	seq_printf(file, "safe %s\n", msi_doorbell_safe() ? "yes" : "no");
	seq_printf(file, "calc_pages %lld\n",
		   msi_doorbell_calc_pages(MSI_DOORBELL_ORDER_MAX));
	ret = msi_doorbell_get_geometry(MSI_DOORBELL_ORDER_MAX, &geometry);
	seq_printf(file, "get_geometry %d: %llu pages, %u, %u unsafe\n", ret,
		   geometry.pages, geometry.doorbells, geometry.unsafe);
	seq_printf(file, "for_each %d\n",
		   msi_doorbell_for_each(caller_range, NULL));
	msi_doorbell_free(percpu);
	msi_doorbell_free(global);
	seq_printf(file, "unregister %d\n",
		   msi_doorbell_unregister_notifier(&caller_nb));
}
SAID(caller_say)

static int __init caller_init(void)
{
	said_begin();
	return 0;
}
module_init(caller_init);

static void __exit caller_exit(void)
{
	said_end();
}
module_exit(caller_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: all calls of the registry of doorbells");
