/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Bottom-half workqueues: Linux 6.9, "workqueue: Implement BH workqueues to
 * eventually replace tasklets". Without them there is none to offer. Goes when
 * no kernel older than 6.9 is served.
 */
#ifndef _COMPAT_WORKQUEUE_H
#define _COMPAT_WORKQUEUE_H

#include <linux/workqueue.h>

static inline struct workqueue_struct *gh_compat_bh_workqueue(void)
{
#ifdef COMPAT_HAVE_BH_WORKQUEUE
	return system_bh_highpri_wq;
#else
	return NULL;
#endif
}

#endif
