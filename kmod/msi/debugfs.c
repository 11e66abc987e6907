// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells: the registry in debugfs
 *
 * See docs/ABI/debugfs-msi-doorbell.
 */

#include <linux/debugfs.h>
#include <linux/seq_file.h>

#include "registry.h"

static struct dentry *msi_doorbell_debugfs;

static int msi_doorbell_line(const struct msi_doorbell_range *range, void *data)
{
	struct seq_file *m = data;

	seq_printf(m, "0x%llx 0x%zx %s %s %s\n", (u64)range->base, range->size,
		   range->safe ? "safe" : "unsafe",
		   range->percpu ? "percpu" : "global", range->provider);

	return 0;
}

static int msi_doorbell_list_show(struct seq_file *m, void *v)
{
	return msi_doorbell_for_each(msi_doorbell_line, m);
}
DEFINE_SHOW_ATTRIBUTE(msi_doorbell_list);

static int msi_doorbell_pages_show(struct seq_file *m, void *v)
{
	struct msi_doorbell_numbers now;
	unsigned int i;

	msi_doorbell_numbers_get(&now);
	for (i = 0; i < MSI_DOORBELL_ORDERS; i++)
		seq_printf(m, "%u %llu\n", MSI_DOORBELL_ORDER_MIN + i,
			   now.pages[i]);

	return 0;
}
DEFINE_SHOW_ATTRIBUTE(msi_doorbell_pages);

static int msi_doorbell_counters_show(struct seq_file *m, void *v)
{
	struct msi_doorbell_numbers now;

	msi_doorbell_numbers_get(&now);
	seq_printf(m, "doorbells %u\nunsafe %u\n", now.doorbells, now.unsafe);
	seq_printf(m, "refused_allocs %u\nrefused_frees %u\n",
		   now.refused_allocs, now.refused_frees);

	return 0;
}
DEFINE_SHOW_ATTRIBUTE(msi_doorbell_counters);

/**
 * msi_doorbell_debugfs_init() - offer /sys/kernel/debug/msi_doorbell
 *
 * A kernel without debugfs, or where it fails, goes without.
 *
 * Context: process context, may sleep.
 */
void msi_doorbell_debugfs_init(void)
{
	struct dentry *dir = debugfs_create_dir("msi_doorbell", NULL);

	debugfs_create_file("doorbells", 0400, dir, NULL,
			    &msi_doorbell_list_fops);
	debugfs_create_file("pages", 0400, dir, NULL, &msi_doorbell_pages_fops);
	debugfs_create_file("counters", 0400, dir, NULL,
			    &msi_doorbell_counters_fops);
	msi_doorbell_debugfs = dir;
}

/**
 * msi_doorbell_debugfs_exit() - undo msi_doorbell_debugfs_init()
 *
 * Context: process context, may sleep.
 */
void msi_doorbell_debugfs_exit(void)
{
	debugfs_remove_recursive(msi_doorbell_debugfs);
}
