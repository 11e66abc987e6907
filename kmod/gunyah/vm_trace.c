// SPDX-License-Identifier: GPL-2.0

#define CREATE_TRACE_POINTS
#include <trace/events/gunyah_vm.h>

/* Their functions are modules of their own. */
EXPORT_TRACEPOINT_SYMBOL_GPL(gh_vm_irqfd);
EXPORT_TRACEPOINT_SYMBOL_GPL(gh_vm_ioeventfd);
EXPORT_TRACEPOINT_SYMBOL_GPL(gh_vm_bellfd);
