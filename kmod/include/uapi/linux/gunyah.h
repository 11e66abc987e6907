/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * /dev/gunyah: virtual machines of the Gunyah hypervisor, and what is done for
 * them by functions. Names, numbers and layouts are those of the series of
 * patches "Drivers for Gunyah hypervisor", versions 10 to 14; see
 * docs/gunyah-vm.md for what of it is here. What is not answers ENOTTY, or for
 * a type of function ENOENT.
 */
#ifndef _UAPI_LINUX_GUNYAH_H
#define _UAPI_LINUX_GUNYAH_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define GH_IOCTL_TYPE			'G'

/* Of /dev/gunyah: a new virtual machine, as a file descriptor. Takes 0. */
#define GH_CREATE_VM			_IO(GH_IOCTL_TYPE, 0x0)

/* Of a virtual machine. 0x1, 0x2, 0x5 and 0x6 are memory and vCPUs: not here. */
#define GH_VM_START			_IO(GH_IOCTL_TYPE, 0x3)
#define GH_VM_ADD_FUNCTION		_IOW(GH_IOCTL_TYPE, 0x4, struct gh_fn_desc)
#define GH_VM_REMOVE_FUNCTION		_IOW(GH_IOCTL_TYPE, 0x7, struct gh_fn_desc)

#define GH_FN_MAX_ARG_SIZE		256

/*
 * Types of functions. 1 would be vCPUs: not here. The last two are ringscope's
 * own, far from the series' numbers.
 */
/* An eventfd rings a doorbell of the virtual machine */
#define GH_FN_IRQFD			2
/* A write of the virtual machine signals an eventfd */
#define GH_FN_IOEVENTFD			3
/* A doorbell that the virtual machine rings signals an eventfd */
#define GH_FN_BELLFD			20001
/* Queues to and from the virtual machine are a device for a driver to bind to */
#define GH_FN_MSGQ			20002

/**
 * struct gh_fn_desc - a function to add or to remove
 * @type: GH_FN_*
 * @arg_size: bytes at @arg, as the type has them
 * @arg: address of the argument
 */
struct gh_fn_desc {
	__u32 type;
	__u32 arg_size;
	__u64 arg;
};

/* The guest sees a level interrupt: what rings it clears itself. */
#define GH_IRQFD_FLAGS_LEVEL		1

/**
 * struct gh_fn_irqfd_arg - for GH_FN_IRQFD; one a label
 * @fd: the eventfd
 * @label: the doorbell's, in the virtual machine's device tree
 * @flags: GH_IRQFD_FLAGS_*
 * @padding: 0
 *
 * To remove it, @label alone counts.
 */
struct gh_fn_irqfd_arg {
	__u32 fd;
	__u32 label;
	__u32 flags;
	__u32 padding;
};

/* Only writes of this very value */
#define GH_IOEVENTFD_FLAGS_DATAMATCH	1

/**
 * struct gh_fn_ioeventfd_arg - for GH_FN_IOEVENTFD
 * @datamatch: the value, with GH_IOEVENTFD_FLAGS_DATAMATCH; not above @len bytes
 * @addr: guest physical address
 * @len: bytes of the write: 1, 2, 4, 8, or 0 for any
 * @fd: the eventfd
 * @flags: GH_IOEVENTFD_FLAGS_*; @len must not be 0 with DATAMATCH
 * @padding: 0
 *
 * No two may answer one and the same write. To remove it, all but @fd counts.
 */
struct gh_fn_ioeventfd_arg {
	__u64 datamatch;
	__u64 addr;
	__u32 len;
	__s32 fd;
	__u32 flags;
	__u32 padding;
};

/**
 * struct gh_fn_bellfd_arg - for GH_FN_BELLFD; one a label
 * @bits: of the doorbell, those that signal; 0: a simple doorbell, whose bits
 *	nobody reads
 * @label: the doorbell's, in the virtual machine's device tree
 * @fd: the eventfd
 * @flags: 0
 * @padding: 0
 *
 * To remove it, @label alone counts.
 */
struct gh_fn_bellfd_arg {
	__u64 bits;
	__u32 label;
	__s32 fd;
	__u32 flags;
	__u32 padding;
};

/* The ends that the device is to have: the one to send on, … */
#define GH_MSGQ_FLAGS_TX		1
/* … the one to receive from, or both */
#define GH_MSGQ_FLAGS_RX		2

/**
 * struct gh_fn_msgq_arg - for GH_FN_MSGQ; one a label
 * @label: the queues', in the virtual machine's device tree
 * @flags: GH_MSGQ_FLAGS_*, at least one
 *
 * To remove it, @label alone counts.
 */
struct gh_fn_msgq_arg {
	__u32 label;
	__u32 flags;
};

#endif /* _UAPI_LINUX_GUNYAH_H */
