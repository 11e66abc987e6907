// SPDX-License-Identifier: GPL-2.0
/* See rpmsg_class.h. */

#include <linux/export.h>

#include "rpmsg_class.h"

#ifdef COMPAT_BUS_MATCH_HAS_CONST

const struct class rpmsg_class = {
	.name = "rpmsg",
};
EXPORT_SYMBOL(rpmsg_class);

#else

static struct class rpmsg_class_object = {
	.name = "rpmsg",
};

struct class *rpmsg_class = &rpmsg_class_object;
EXPORT_SYMBOL(rpmsg_class);

#endif

/**
 * rpmsg_class_register() - make /sys/class/rpmsg
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering the class returned.
 */
int rpmsg_class_register(void)
{
	return class_register(COMPAT_RPMSG_CLASS);
}

/**
 * rpmsg_class_unregister() - undo rpmsg_class_register()
 *
 * Context: process context, may sleep.
 */
void rpmsg_class_unregister(void)
{
	class_unregister(COMPAT_RPMSG_CLASS);
}
