/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a test module has to say: the file "said" in a directory of debugfs
 * that is called as the module
 */
#ifndef _SELFTEST_SAID_H
#define _SELFTEST_SAID_H

#include <linux/debugfs.h>
#include <linux/module.h>
#include <linux/seq_file.h>

static struct dentry *said_dir;

/* SAID(show): the file is written by show(struct seq_file *) */
#define SAID(_show)							\
static int said_show(struct seq_file *file, void *unused)		\
{									\
	_show(file);							\
									\
	return 0;							\
}									\
DEFINE_SHOW_ATTRIBUTE(said);						\
									\
static void said_begin(void)						\
{									\
	said_dir = debugfs_create_dir(KBUILD_MODNAME, NULL);		\
	debugfs_create_file("said", 0400, said_dir, NULL, &said_fops);	\
}

static inline void said_end(void)
{
	debugfs_remove_recursive(said_dir);
}

#endif /* _SELFTEST_SAID_H */
