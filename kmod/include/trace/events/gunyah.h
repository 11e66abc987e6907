/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints of the Gunyah message-queue mailbox: an ABI, see
 * Documentation/ABI in the kernel's words and docs/tracepoints.md in ours.
 *
 * Every argument is a fixed-width scalar, so that a raw tracepoint program
 * needs no type information of ours, and every argument is a field of the
 * same name: each event is written as one list of (type, name) pairs.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM gunyah

#if !defined(_TRACE_GUNYAH_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_GUNYAH_H

#include <linux/tracepoint.h>
#include <trace/scalar_event.h>

#ifndef _TRACE_GUNYAH_LISTS
#define _TRACE_GUNYAH_LISTS

/* Where a message was completed: EM(value, name) … E_(the last one) */
#define GH_TXDONE_CONTEXTS						\
	EM(GH_TXDONE_TASKLET,		"tasklet")			\
	EM(GH_TXDONE_IRQ_WORK,		"irq_work")			\
	EM(GH_TXDONE_BH_WORKQUEUE,	"bh_workqueue")			\
	EM(GH_TXDONE_WORKQUEUE,		"workqueue")			\
	EM(GH_TXDONE_IRQ_THREAD,	"irq_thread")			\
	EM(GH_TXDONE_POLL,		"poll")				\
	EM(GH_TXDONE_TX_IRQ,		"tx_irq")			\
	EM(GH_TXDONE_RECHECK,		"recheck")			\
	E_(GH_TXDONE_REMOVE,		"remove")

#define GH_DROP_REASONS							\
	EM(GH_DROP_NO_ROOM_EVER,	"longer_than_queue_takes")	\
	EM(GH_DROP_EMPTY,		"empty")			\
	EM(GH_DROP_NO_TX_QUEUE,		"no_tx_queue")			\
	EM(GH_DROP_SEND_ERROR,		"send_error")			\
	EM(GH_DROP_REMOVED,		"removed")			\
	EM(GH_DROP_ABANDONED,		"abandoned_by_client")		\
	EM(GH_DROP_RECV_EMPTY,		"received_empty")		\
	EM(GH_DROP_RECV_TOO_LONG,	"received_too_long")		\
	E_(GH_DROP_RECV_ERROR,		"receive_error")

#undef EM
#undef E_
#define EM(value, name)	value,
#define E_(value, name)	value
enum gh_txdone_context { GH_TXDONE_CONTEXTS };
enum gh_drop_reason { GH_DROP_REASONS };

#endif /* _TRACE_GUNYAH_LISTS */

#undef EM
#undef E_
#define EM(value, name)	TRACE_DEFINE_ENUM(value);
#define E_(value, name)	TRACE_DEFINE_ENUM(value);
GH_TXDONE_CONTEXTS
GH_DROP_REASONS

#undef EM
#undef E_
#define EM(value, name)	{ value, name },
#define E_(value, name)	{ value, name }

/* The client handed over a message. */
SCALAR_EVENT(gh_msgq_send,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, len), (u32, push)),
	     "queue=%u gen=%u seq=%llu len=%u push=%u",
	     __entry->queue, __entry->gen, __entry->seq, __entry->len,
	     __entry->push);

/* The hypervisor answered a send; error is its own code, 0 is success. */
SCALAR_EVENT(gh_msgq_send_ret,
	     ((u32, queue), (u32, gen), (u64, seq), (s32, error), (u32, not_full),
	      (s64, send_ns)),
	     "queue=%u gen=%u seq=%llu error=%d not_full=%u send_ns=%lld",
	     __entry->queue, __entry->gen, __entry->seq, __entry->error,
	     __entry->not_full, __entry->send_ns);

/* TX interrupt; expected=0: no message waited for it. */
SCALAR_EVENT(gh_msgq_tx_irq,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, expected)),
	     "queue=%u gen=%u seq=%llu expected=%u",
	     __entry->queue, __entry->gen, __entry->seq, __entry->expected);

/* A message is complete; ret is what the client is told. */
SCALAR_EVENT(gh_msgq_txdone,
	     ((u32, queue), (u32, gen), (u64, seq), (s32, ret), (u32, context),
	      (s64, send_ns), (s64, irq_ns)),
	     "queue=%u gen=%u seq=%llu ret=%d context=%s send_ns=%lld irq_ns=%lld",
	     __entry->queue, __entry->gen, __entry->seq, __entry->ret,
	     __print_symbolic(__entry->context, GH_TXDONE_CONTEXTS),
	     __entry->send_ns, __entry->irq_ns);

/* RX interrupt; seq is the last message received before it. */
SCALAR_EVENT(gh_msgq_rx_irq,
	     ((u32, queue), (u32, gen), (u64, seq)),
	     "queue=%u gen=%u seq=%llu",
	     __entry->queue, __entry->gen, __entry->seq);

/* A message goes to the client; from_seq=0: its sender is not known. */
SCALAR_EVENT(gh_msgq_rx,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, len), (u32, more),
	      (u32, from_queue), (u64, from_seq), (s64, send_ns), (s64, irq_ns)),
	     "queue=%u gen=%u seq=%llu len=%u more=%u from_queue=%u from_seq=%llu send_ns=%lld irq_ns=%lld",
	     __entry->queue, __entry->gen, __entry->seq, __entry->len,
	     __entry->more, __entry->from_queue, __entry->from_seq,
	     __entry->send_ns, __entry->irq_ns);

/* A message, or a failed try to receive one, ends here. */
SCALAR_EVENT(gh_msgq_drop,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, reason), (u32, len),
	      (s32, error)),
	     "queue=%u gen=%u seq=%llu reason=%s len=%u error=%d",
	     __entry->queue, __entry->gen, __entry->seq,
	     __print_symbolic(__entry->reason, GH_DROP_REASONS),
	     __entry->len, __entry->error);

#endif /* _TRACE_GUNYAH_H */

#include <trace/define_trace.h>
