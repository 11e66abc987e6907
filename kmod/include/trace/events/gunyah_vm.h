/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tracepoints of Gunyah virtual machines and their functions: an ABI, see
 * docs/tracepoints.md. Written as those of the message queues in gunyah.h.
 */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM gunyah

#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE gunyah_vm

#if !defined(_TRACE_GUNYAH_VM_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_GUNYAH_VM_H

#include <linux/gunyah_bell.h>
#include <linux/tracepoint.h>
#include <trace/scalar_event.h>

#ifndef _TRACE_GUNYAH_VM_LISTS
#define _TRACE_GUNYAH_VM_LISTS

/* How far a virtual machine is: EM(value, name) … E_(the last one) */
#define GH_VM_STATES							\
	EM(GH_VM_NEW,		"new")					\
	EM(GH_VM_STARTING,	"starting")				\
	EM(GH_VM_RUNNING,	"running")				\
	EM(GH_VM_EXITED,	"exited")				\
	E_(GH_VM_CLOSED,	"closed")

#undef EM
#undef E_
#define EM(value, name)	value,
#define E_(value, name)	value
enum gh_vm_state { GH_VM_STATES };

#endif /* _TRACE_GUNYAH_VM_LISTS */

#undef EM
#undef E_
#define EM(value, name)	TRACE_DEFINE_ENUM(value);
#define E_(value, name)	TRACE_DEFINE_ENUM(value);
GH_VM_STATES

#undef EM
#undef E_
#define EM(value, name)	{ value, name },
#define E_(value, name)	{ value, name }

/* A virtual machine is in this state now; exit_type counts in "exited" only. */
SCALAR_EVENT(gh_vm_state,
	     ((u32, vm), (u32, gen), (u32, vmid), (u32, state), (u32, exit_type)),
	     "vm=%u gen=%u vmid=%u state=%s exit_type=%u",
	     __entry->vm, __entry->gen, __entry->vmid,
	     __print_symbolic(__entry->state, GH_VM_STATES),
	     __entry->exit_type);

/* A function was added, or removed (bound=0), or not (error). */
SCALAR_EVENT(gh_vm_function,
	     ((u32, vm), (u32, gen), (u32, type), (u32, fn), (u32, fn_gen),
	      (u32, bound), (s32, error)),
	     "vm=%u gen=%u type=%u fn=%u fn_gen=%u bound=%u error=%d",
	     __entry->vm, __entry->gen, __entry->type, __entry->fn,
	     __entry->fn_gen, __entry->bound, __entry->error);

/* A resource came (there=1) or goes; taken: some function has it, or had it. */
SCALAR_EVENT(gh_vm_resource,
	     ((u32, vm), (u32, gen), (u32, type), (u32, label), (u64, capid),
	      (u32, there), (u32, taken)),
	     "vm=%u gen=%u type=%u label=%u capid=%llu there=%u taken=%u",
	     __entry->vm, __entry->gen, __entry->type, __entry->label,
	     __entry->capid, __entry->there, __entry->taken);

/* The guest wrote to an address; ret is what became of it. */
SCALAR_EVENT(gh_vm_write,
	     ((u32, vm), (u32, gen), (u64, addr), (u32, len), (u64, data),
	      (s32, ret)),
	     "vm=%u gen=%u addr=%llu len=%u data=%llu ret=%d",
	     __entry->vm, __entry->gen, __entry->addr, __entry->len,
	     __entry->data, __entry->ret);

/* irqfd: an eventfd was signalled count times, and the doorbell rung once. */
SCALAR_EVENT(gh_vm_irqfd,
	     ((u32, fn), (u32, gen), (u32, label), (u64, count), (s32, error),
	      (s64, signal_ns)),
	     "fn=%u gen=%u label=%u count=%llu error=%d signal_ns=%lld",
	     __entry->fn, __entry->gen, __entry->label, __entry->count,
	     __entry->error, __entry->signal_ns);

/* ioeventfd: a write of the guest signalled an eventfd. */
SCALAR_EVENT(gh_vm_ioeventfd,
	     ((u32, fn), (u32, gen), (u64, addr), (u32, len), (u64, data)),
	     "fn=%u gen=%u addr=%llu len=%u data=%llu",
	     __entry->fn, __entry->gen, __entry->addr, __entry->len,
	     __entry->data);

/* bellfd: a doorbell signalled an eventfd; its times are the doorbell's. */
SCALAR_EVENT_FN(gh_vm_bellfd,
		((u32, fn), (u32, gen), (u32, label), (u64, bits), (u32, sends),
		 (s64, send_ns), (s64, irq_ns)),
		gh_bell_time_get, gh_bell_time_put,
		"fn=%u gen=%u label=%u bits=%llu sends=%u send_ns=%lld irq_ns=%lld",
		__entry->fn, __entry->gen, __entry->label, __entry->bits,
		__entry->sends, __entry->send_ns, __entry->irq_ns);

#endif /* _TRACE_GUNYAH_VM_H */

#include <trace/define_trace.h>
