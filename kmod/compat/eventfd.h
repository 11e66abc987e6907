/* SPDX-License-Identifier: GPL-2.0 */
/*
 * eventfd_signal() lost its second argument, which was always 1, in Linux 6.8,
 * "eventfd: simplify eventfd_signal()". Goes when no older kernel is served.
 */
#ifndef _COMPAT_EVENTFD_H
#define _COMPAT_EVENTFD_H

#include <linux/eventfd.h>

static inline void compat_eventfd_signal(struct eventfd_ctx *ctx)
{
#ifdef COMPAT_EVENTFD_SIGNAL_HAS_COUNT
	eventfd_signal(ctx, 1);
#else
	eventfd_signal(ctx);
#endif
}

#endif
