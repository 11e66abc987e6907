/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints of the Gunyah doorbells: an ABI, see docs/tracepoints.md. They
 * are of the system that the message queues' are of; what is said there of
 * arguments and fields holds here.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM gunyah
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE gunyah_bell

#if !defined(_TRACE_GUNYAH_BELL_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_GUNYAH_BELL_H

#include <linux/tracepoint.h>
#include <trace/scalar_event.h>

/* The client sends. */
SCALAR_EVENT(gh_bell_send,
	     ((u32, bell), (u32, gen), (u64, seq), (u64, flags)),
	     "bell=%u gen=%u seq=%llu flags=%llx",
	     __entry->bell, __entry->gen, __entry->seq, __entry->flags);

/* The hypervisor answered; old_flags are the bits that had been set. */
SCALAR_EVENT(gh_bell_send_ret,
	     ((u32, bell), (u32, gen), (u64, seq), (s32, error),
	      (u64, old_flags)),
	     "bell=%u gen=%u seq=%llu error=%d old_flags=%llx",
	     __entry->bell, __entry->gen, __entry->seq, __entry->error,
	     __entry->old_flags);

/* Receive interrupt. */
SCALAR_EVENT(gh_bell_irq,
	     ((u32, bell), (u32, gen)),
	     "bell=%u gen=%u", __entry->bell, __entry->gen);

/* Claimed bits were read, or could not be; from_seq=0: sender not known. */
SCALAR_EVENT(gh_bell_rx,
	     ((u32, bell), (u32, gen), (u64, flags), (u32, sends),
	      (u32, from_bell), (u64, from_seq), (s32, error), (s64, send_ns),
	      (s64, irq_ns)),
	     "bell=%u gen=%u flags=%llx sends=%u from_bell=%u from_seq=%llu error=%d send_ns=%lld irq_ns=%lld",
	     __entry->bell, __entry->gen, __entry->flags, __entry->sends,
	     __entry->from_bell, __entry->from_seq, __entry->error,
	     __entry->send_ns, __entry->irq_ns);

/* A callback is about to be called. */
SCALAR_EVENT(gh_bell_callback,
	     ((u32, bell), (u32, gen), (u64, flags), (s64, send_ns),
	      (s64, irq_ns)),
	     "bell=%u gen=%u flags=%llx send_ns=%lld irq_ns=%lld",
	     __entry->bell, __entry->gen, __entry->flags, __entry->send_ns,
	     __entry->irq_ns);

/* Bits were claimed (ret=0), refused, or released. */
SCALAR_EVENT(gh_bell_claim,
	     ((u32, bell), (u32, gen), (u64, bits), (s32, ret)),
	     "bell=%u gen=%u bits=%llx ret=%d",
	     __entry->bell, __entry->gen, __entry->bits, __entry->ret);

SCALAR_EVENT(gh_bell_release,
	     ((u32, bell), (u32, gen), (u64, bits)),
	     "bell=%u gen=%u bits=%llx",
	     __entry->bell, __entry->gen, __entry->bits);

#endif /* _TRACE_GUNYAH_BELL_H */

#include <trace/define_trace.h>
