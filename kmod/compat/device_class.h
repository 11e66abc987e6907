/* SPDX-License-Identifier: GPL-2.0 */
/*
 * class_create() lost its first argument, the owner, in Linux 6.4, "driver
 * core: class: remove module * from class_create()". Goes when no older kernel
 * is served.
 */
#ifndef _COMPAT_DEVICE_CLASS_H
#define _COMPAT_DEVICE_CLASS_H

#include <linux/device/class.h>

static inline struct class *gh_compat_class_create(const char *name)
{
#ifdef COMPAT_CLASS_CREATE_HAS_OWNER
	return class_create(THIS_MODULE, name);
#else
	return class_create(name);
#endif
}

#endif
