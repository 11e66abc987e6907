/* SPDX-License-Identifier: GPL-2.0 */
/* The times that events carry */
#ifndef _GUNYAH_ELAPSED_H
#define _GUNYAH_ELAPSED_H

#include <linux/minmax.h>
#include <linux/timekeeping.h>
#include <linux/types.h>

/*
 * An elapsed time is signed. Below zero it says why there is none:
 * nobody listened at the moment it starts from; the moment passed in another
 * kernel; what the event is about never passed that moment.
 */
#define GH_NS_NOT_LISTENING	(-1LL)
#define GH_NS_NOT_CARRIED	(-2LL)
#define GH_NS_NOT_APPLICABLE	(-3LL)

/* Both by ktime_get_mono_fast_ns(); since is 0 if nobody listened then. */
static inline s64 gh_elapsed(u64 now, u64 since)
{
	if (!since)
		return GH_NS_NOT_LISTENING;

	/* The fast clock may step back a little when timekeeping updates it. */
	return max_t(s64, now - since, 0);
}

#endif /* _GUNYAH_ELAPSED_H */
