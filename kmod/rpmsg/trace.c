// SPDX-License-Identifier: GPL-2.0

#define CREATE_TRACE_POINTS
#include <trace/events/rpmsg_bus.h>

/* The events of buffers are the back end's to fire. */
EXPORT_TRACEPOINT_SYMBOL_GPL(rpmsg_bus_send);
EXPORT_TRACEPOINT_SYMBOL_GPL(rpmsg_bus_reclaim);
EXPORT_TRACEPOINT_SYMBOL_GPL(rpmsg_bus_rx);
