/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rpmsg_class, by which mainline's character device finds the class: a pointer
 * before Linux 6.10, a constant since. No public header tells, so the nearest
 * change that one shows decides, that of 6.11 in bus_type. Goes when no kernel
 * older than 6.10 is served.
 */
#ifndef _COMPAT_RPMSG_CLASS_H
#define _COMPAT_RPMSG_CLASS_H

#include <linux/device/class.h>

#ifdef COMPAT_BUS_MATCH_HAS_CONST

extern const struct class rpmsg_class;
#define COMPAT_RPMSG_CLASS	(&rpmsg_class)

#else

extern struct class *rpmsg_class;
#define COMPAT_RPMSG_CLASS	rpmsg_class

#endif

int rpmsg_class_register(void);
void rpmsg_class_unregister(void);

#endif
