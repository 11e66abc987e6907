/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints of the registry of MSI doorbells: an ABI, described in
 * docs/tracepoints.md.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM msi_doorbell

#if !defined(_TRACE_MSI_DOORBELL_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_MSI_DOORBELL_H

#include <linux/tracepoint.h>
#include <trace/scalar_event.h>

/* A doorbell was declared, or refused for error; the counts are after that. */
SCALAR_EVENT(msi_doorbell_alloc,
	     ((u64, id), (u64, base), (u64, size), (u32, ranges), (u32, safe),
	      (u32, doorbells), (u32, unsafe), (s32, error)),
	     "id=%llu base=0x%llx size=0x%llx ranges=%u safe=%u doorbells=%u unsafe=%u error=%d",
	     __entry->id, __entry->base, __entry->size, __entry->ranges,
	     __entry->safe, __entry->doorbells, __entry->unsafe,
	     __entry->error);

/* A doorbell was taken back, or what was to be one (id=0) refused. */
SCALAR_EVENT(msi_doorbell_free,
	     ((u64, id), (u32, safe), (u32, doorbells), (u32, unsafe),
	      (s32, error)),
	     "id=%llu safe=%u doorbells=%u unsafe=%u error=%d",
	     __entry->id, __entry->safe, __entry->doorbells, __entry->unsafe,
	     __entry->error);

/* Somebody asked whether all doorbells are safe, and was told so. */
SCALAR_EVENT(msi_doorbell_safe_query,
	     ((u32, safe), (u32, doorbells), (u32, unsafe)),
	     "safe=%u doorbells=%u unsafe=%u",
	     __entry->safe, __entry->doorbells, __entry->unsafe);

#endif /* _TRACE_MSI_DOORBELL_H */

#include <trace/define_trace.h>
