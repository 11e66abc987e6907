/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What differs in <linux/rpmsg.h> and in the bus_type behind it. Each part
 * goes when no older kernel is served.
 */
#ifndef _COMPAT_RPMSG_H
#define _COMPAT_RPMSG_H

#include <linux/device/bus.h>
#include <linux/rpmsg.h>

/* bus_type.match takes a const driver since Linux 6.11. */
#ifdef COMPAT_BUS_MATCH_HAS_CONST
#define COMPAT_BUS_MATCH_CONST	const
#else
#define COMPAT_BUS_MATCH_CONST
#endif

/* bus_type.uevent takes a const device since Linux 6.3. */
#ifdef COMPAT_BUS_UEVENT_HAS_CONST
#define COMPAT_BUS_UEVENT_CONST	const
#else
#define COMPAT_BUS_UEVENT_CONST
#endif

/* rpmsg_send() and its kin take const data since Linux 7.0. */
#ifdef COMPAT_RPMSG_DATA_IS_CONST
#define COMPAT_RPMSG_DATA_CONST	const
#else
#define COMPAT_RPMSG_DATA_CONST
#endif

#endif
