/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints of the rpmsg bus: an ABI, described in docs/tracepoints.md.
 *
 * queue and gen are id and generation in /sys/class/rpmsg_link.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM rpmsg_bus

#if !defined(_TRACE_RPMSG_BUS_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_RPMSG_BUS_H

#include <linux/tracepoint.h>
#include <trace/scalar_event.h>

#ifndef _TRACE_RPMSG_BUS_LISTS
#define _TRACE_RPMSG_BUS_LISTS

/*
 * An elapsed time is signed. Below zero it says why there is none:
 * nobody listened at the moment it starts from; that moment passed in another
 * kernel, or on another processor.
 */
#define RPMSG_NS_NOT_LISTENING	(-1LL)
#define RPMSG_NS_NOT_CARRIED	(-2LL)

/* Why a received message came to nothing: EM(value, name) … E_(the last one) */
#define RPMSG_DROP_REASONS						\
	EM(RPMSG_DROP_SHORT,		"shorter_than_header")		\
	EM(RPMSG_DROP_LONG,		"longer_than_buffer")		\
	EM(RPMSG_DROP_BAD_LENGTH,	"bad_length")			\
	EM(RPMSG_DROP_NO_ENDPOINT,	"no_endpoint")			\
	EM(RPMSG_DROP_REMOVED,		"removed")			\
	EM(RPMSG_DROP_NS_BAD_LENGTH,	"ns_bad_length")		\
	EM(RPMSG_DROP_NS_BAD_NAME,	"ns_bad_name")			\
	EM(RPMSG_DROP_NS_BAD_ADDRESS,	"ns_bad_address")		\
	EM(RPMSG_DROP_NS_BAD_FLAGS,	"ns_bad_flags")			\
	EM(RPMSG_DROP_NS_DUPLICATE,	"ns_duplicate")			\
	EM(RPMSG_DROP_NS_UNKNOWN,	"ns_unknown")			\
	EM(RPMSG_DROP_NS_FOREIGN,	"ns_foreign")			\
	E_(RPMSG_DROP_NS_ERROR,		"ns_error")

#undef EM
#undef E_
#define EM(value, name)	value,
#define E_(value, name)	value
enum rpmsg_drop_reason { RPMSG_DROP_REASONS };

#endif /* _TRACE_RPMSG_BUS_LISTS */

#undef EM
#undef E_
#define EM(value, name)	TRACE_DEFINE_ENUM(value);
#define E_(value, name)	TRACE_DEFINE_ENUM(value);
RPMSG_DROP_REASONS

#undef EM
#undef E_
#define EM(value, name)	{ value, name },
#define E_(value, name)	{ value, name }

/* A message is in the transmit ring; the remote has not been told yet. */
SCALAR_EVENT(rpmsg_bus_send,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, src), (u32, dst),
	      (u32, len)),
	     "queue=%u gen=%u seq=%llu src=0x%x dst=0x%x len=%u",
	     __entry->queue, __entry->gen, __entry->seq, __entry->src,
	     __entry->dst, __entry->len);

/* The driver has the buffer of message seq back from the remote. */
SCALAR_EVENT(rpmsg_bus_reclaim,
	     ((u32, queue), (u32, gen), (u64, seq), (s64, send_ns)),
	     "queue=%u gen=%u seq=%llu send_ns=%lld",
	     __entry->queue, __entry->gen, __entry->seq, __entry->send_ns);

/* A message goes to an endpoint; from_seq=0: its sender is not known. */
SCALAR_EVENT(rpmsg_bus_rx,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, src), (u32, dst),
	      (u32, len), (u32, from_queue), (u64, from_seq), (s64, send_ns)),
	     "queue=%u gen=%u seq=%llu src=0x%x dst=0x%x len=%u from_queue=%u from_seq=%llu send_ns=%lld",
	     __entry->queue, __entry->gen, __entry->seq, __entry->src,
	     __entry->dst, __entry->len, __entry->from_queue,
	     __entry->from_seq, __entry->send_ns);

/* The endpoint's callback has returned. */
SCALAR_EVENT(rpmsg_bus_rx_done,
	     ((u32, queue), (u32, gen), (u64, seq), (s64, callback_ns)),
	     "queue=%u gen=%u seq=%llu callback_ns=%lld",
	     __entry->queue, __entry->gen, __entry->seq,
	     __entry->callback_ns);

/* A received message, or an announcement that it carried, ends here. */
SCALAR_EVENT(rpmsg_bus_drop,
	     ((u32, queue), (u32, gen), (u64, seq), (u32, reason), (u32, src),
	      (u32, dst), (u32, len)),
	     "queue=%u gen=%u seq=%llu reason=%s src=0x%x dst=0x%x len=%u",
	     __entry->queue, __entry->gen, __entry->seq,
	     __print_symbolic(__entry->reason, RPMSG_DROP_REASONS),
	     __entry->src, __entry->dst, __entry->len);

/* A sender found no buffer and goes to sleep; sleepers counts it. */
SCALAR_EVENT(rpmsg_bus_wait,
	     ((u32, queue), (u32, gen), (u32, sleeper), (u32, sleepers)),
	     "queue=%u gen=%u sleeper=%u sleepers=%u",
	     __entry->queue, __entry->gen, __entry->sleeper,
	     __entry->sleepers);

/* It sleeps no more: 0 with a buffer, otherwise the error of the send. */
SCALAR_EVENT(rpmsg_bus_wake,
	     ((u32, queue), (u32, gen), (u32, sleeper), (s32, error),
	      (s64, wait_ns)),
	     "queue=%u gen=%u sleeper=%u error=%d wait_ns=%lld",
	     __entry->queue, __entry->gen, __entry->sleeper, __entry->error,
	     __entry->wait_ns);

SCALAR_EVENT(rpmsg_bus_ept_create,
	     ((u32, queue), (u32, gen), (u32, addr)),
	     "queue=%u gen=%u addr=0x%x",
	     __entry->queue, __entry->gen, __entry->addr);

/* Its callback does not run any more, unless it is that which destroys it. */
SCALAR_EVENT(rpmsg_bus_ept_destroy,
	     ((u32, queue), (u32, gen), (u32, addr)),
	     "queue=%u gen=%u addr=0x%x",
	     __entry->queue, __entry->gen, __entry->addr);

/* A channel's device is about to be added; channel counts them on its queue. */
SCALAR_EVENT(rpmsg_bus_channel_create,
	     ((u32, queue), (u32, gen), (u32, channel), (u32, src), (u32, dst)),
	     "queue=%u gen=%u channel=%u src=0x%x dst=0x%x",
	     __entry->queue, __entry->gen, __entry->channel, __entry->src,
	     __entry->dst);

/* Its device has been taken away; others may still hold it. */
SCALAR_EVENT(rpmsg_bus_channel_destroy,
	     ((u32, queue), (u32, gen), (u32, channel), (u32, src), (u32, dst)),
	     "queue=%u gen=%u channel=%u src=0x%x dst=0x%x",
	     __entry->queue, __entry->gen, __entry->channel, __entry->src,
	     __entry->dst);

/* The last reference has been put. */
SCALAR_EVENT(rpmsg_bus_channel_release,
	     ((u32, queue), (u32, gen), (u32, channel)),
	     "queue=%u gen=%u channel=%u",
	     __entry->queue, __entry->gen, __entry->channel);

#endif /* _TRACE_RPMSG_BUS_H */

#include <trace/define_trace.h>
