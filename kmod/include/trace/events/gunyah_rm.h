/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints of the Resource Manager's client, in the system of the message
 * queues' ones and by the same rules: see gunyah.h beside this.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM gunyah
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE gunyah_rm

#if !defined(_TRACE_GUNYAH_RM_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_GUNYAH_RM_H

#include <linux/tracepoint.h>
#include <trace/scalar_event.h>

#ifndef _TRACE_GUNYAH_RM_LISTS
#define _TRACE_GUNYAH_RM_LISTS

/*
 * Why a message of the Resource Manager is dropped: D(what, comment). The
 * files of /sys/class/gunyah_rm/<rm>/drops
 */
#define GH_RM_DROP_REASONS(D)						\
	D(too_short)		/* less than a header */		\
	D(too_long)		/* more than the protocol allows */	\
	D(bad_version)		/* not version 1 with 8 bytes of header */ \
	D(too_many_fragments)	/* more than 63 in all */		\
	D(request)		/* nobody asks us */			\
	D(stray_continuation)	/* of nothing */			\
	D(mismatch)		/* a continuation of something else */	\
	D(interrupted)		/* the next message began before its end */ \
	D(no_error_code)	/* a reply without */			\
	D(unsolicited)		/* a reply to no call */		\
	D(duplicate)		/* a reply to the call answered last */	\
	D(late)			/* a reply to a call given up */	\
	D(wrong_id)		/* a reply to a call of another kind */	\
	D(too_many_notifications) /* notifiers do not keep up */	\
	D(no_memory)

#define GH_RM_DROP_ID(what)	GH_RM_DROP_##what,
enum gh_rm_drop { GH_RM_DROP_REASONS(GH_RM_DROP_ID) GH_RM_DROPS };

#endif /* _TRACE_GUNYAH_RM_LISTS */

#define GH_RM_DROP_DEFINE(what)	TRACE_DEFINE_ENUM(GH_RM_DROP_##what);
GH_RM_DROP_REASONS(GH_RM_DROP_DEFINE)

#define GH_RM_DROP_SYMBOL(what)	{ GH_RM_DROP_##what, #what },

/* A call has the wire; wait_ns is what it waited for that. */
SCALAR_EVENT(gh_rm_call,
	     ((u32, rm), (u32, gen), (u32, seq), (u32, message_id), (u32, len),
	      (u32, messages), (s64, wait_ns)),
	     "rm=%u gen=%u seq=%u message_id=%#x len=%u messages=%u wait_ns=%lld",
	     __entry->rm, __entry->gen, __entry->seq, __entry->message_id,
	     __entry->len, __entry->messages, __entry->wait_ns);

/* The caller has the answer; error is the Resource Manager's own. */
SCALAR_EVENT(gh_rm_reply,
	     ((u32, rm), (u32, gen), (u32, seq), (u32, message_id),
	      (u32, error), (u32, len), (s64, call_ns)),
	     "rm=%u gen=%u seq=%u message_id=%#x error=%u len=%u call_ns=%lld",
	     __entry->rm, __entry->gen, __entry->seq, __entry->message_id,
	     __entry->error, __entry->len, __entry->call_ns);

/* A call ended without an answer; ret is what the caller is told. */
SCALAR_EVENT(gh_rm_fail,
	     ((u32, rm), (u32, gen), (u32, seq), (u32, message_id), (s32, ret)),
	     "rm=%u gen=%u seq=%u message_id=%#x ret=%d",
	     __entry->rm, __entry->gen, __entry->seq, __entry->message_id,
	     __entry->ret);

/* Something came in that is of no use. */
SCALAR_EVENT(gh_rm_drop,
	     ((u32, rm), (u32, gen), (u32, seq), (u32, message_id),
	      (u32, reason), (u32, len)),
	     "rm=%u gen=%u seq=%u message_id=%#x reason=%s len=%u",
	     __entry->rm, __entry->gen, __entry->seq, __entry->message_id,
	     __print_symbolic(__entry->reason,
			      GH_RM_DROP_REASONS(GH_RM_DROP_SYMBOL)
			      { -1, NULL }),
	     __entry->len);

/* Notifiers are called now; rx_ns is since it was complete. */
SCALAR_EVENT(gh_rm_notification,
	     ((u32, rm), (u32, gen), (u32, seq), (u32, message_id), (u32, len),
	      (s64, rx_ns)),
	     "rm=%u gen=%u seq=%u message_id=%#x len=%u rx_ns=%lld",
	     __entry->rm, __entry->gen, __entry->seq, __entry->message_id,
	     __entry->len, __entry->rx_ns);

#endif /* _TRACE_GUNYAH_RM_H */

#include <trace/define_trace.h>
