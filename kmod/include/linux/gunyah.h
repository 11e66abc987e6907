/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Gunyah hypervisor: resources and hypercalls
 *
 * The calls and their error codes are those of the hypervisor's API document
 * (docs/api/gunyah_api.md in its source tree), API version 1.
 */
#ifndef _LINUX_GUNYAH_H
#define _LINUX_GUNYAH_H

#include <linux/bits.h>
#include <linux/limits.h>
#include <linux/types.h>

struct device;

/* The API version this code speaks; gh_hyp_get() refuses any other. */
#define GH_API_V1			1

#define GH_CAPID_INVAL			U64_MAX

/* Bounds that the hypervisor puts on every message queue. */
#define GH_MSGQ_MAX_DEPTH		255
#define GH_MSGQ_MAX_MSG_SIZE		1023

/* Flags of gh_hypercall_msgq_send() */
#define GH_MSGQ_SEND_PUSH		BIT_ULL(0)

/* Thresholds of the two configure calls that leave the old value alone. */
#define GH_MSGQ_THRESHOLD_UNCHANGED	(-1L)

enum gh_error {
	GH_ERROR_RETRY			= -2,
	GH_ERROR_UNIMPLEMENTED		= -1,
	GH_ERROR_OK			= 0,
	GH_ERROR_ARG_INVAL		= 1,
	GH_ERROR_ARG_SIZE		= 2,
	GH_ERROR_ARG_ALIGN		= 3,
	GH_ERROR_NOMEM			= 10,
	GH_ERROR_NORESOURCES		= 11,
	GH_ERROR_ADDR_OVFL		= 20,
	GH_ERROR_ADDR_UNFL		= 21,
	GH_ERROR_ADDR_INVAL		= 22,
	GH_ERROR_DENIED			= 30,
	GH_ERROR_BUSY			= 31,
	GH_ERROR_IDLE			= 32,
	GH_ERROR_OBJECT_STATE		= 33,
	GH_ERROR_OBJECT_CONFIG		= 34,
	GH_ERROR_OBJECT_CONFIGURED	= 35,
	GH_ERROR_FAILURE		= 36,
	GH_ERROR_IRQ_BOUND		= 40,
	GH_ERROR_IRQ_UNBOUND		= 41,
	GH_ERROR_CSPACE_CAP_NULL	= 50,
	GH_ERROR_CSPACE_CAP_REVOKED	= 51,
	GH_ERROR_CSPACE_WRONG_OBJ_TYPE	= 52,
	GH_ERROR_CSPACE_INSUF_RIGHTS	= 53,
	GH_ERROR_CSPACE_FULL		= 54,
	GH_ERROR_MSGQUEUE_EMPTY		= 60,
	GH_ERROR_MSGQUEUE_FULL		= 61,
};

int gh_error_remap(enum gh_error error);

enum gh_resource_type {
	GH_RESOURCE_TYPE_BELL_TX	= 0,
	GH_RESOURCE_TYPE_BELL_RX	= 1,
	GH_RESOURCE_TYPE_MSGQ_TX	= 2,
	GH_RESOURCE_TYPE_MSGQ_RX	= 3,
	GH_RESOURCE_TYPE_VCPU		= 4,
};

/**
 * struct gh_resource - one object that the hypervisor lets us use
 * @type: what the capability stands for
 * @capid: capability id, opaque, all 64 bits significant
 * @irq: Linux interrupt number bound to the object
 * @depth: message queues: slots, 1 to 255; 0 when nobody told us
 * @max_msg_size: message queues: bytes a message may have, 1 to 1023; 0 when
 *	nobody told us, then the hypervisor's own bound is used
 */
struct gh_resource {
	enum gh_resource_type type;
	u64 capid;
	unsigned int irq;
	u16 depth;
	u16 max_msg_size;
};

/**
 * struct gh_msg_origin - who sent a message, and when
 * @seq: the message's sequence number on its sending queue; 0: not known
 * @stamp: ktime_get_mono_fast_ns() when it was sent; 0: nobody listened then
 * @queue: id of the sending mailbox, see /sys/class/gunyah_msgq
 *
 * Travels with a message where both ends live in one kernel. A hypervisor
 * proper carries bytes only and leaves @seq 0.
 */
struct gh_msg_origin {
	u64 seq;
	u64 stamp;
	u32 queue;
};

/**
 * struct gh_bell_origin - who sent to a doorbell first, and how often
 * @seq: number of that send on its sender; 0: not known
 * @stamp: ktime_get_mono_fast_ns() then; 0: nobody listened
 * @bell: id of the sender, see /sys/class/gunyah_bell
 * @sends: received: sends since the bits were cleared last, each bit counted
 *	for itself; 0: not known
 *
 * Like struct gh_msg_origin, but of the first send that nobody has received
 * yet, as later ones are coalesced with it.
 */
struct gh_bell_origin {
	u64 seq;
	u64 stamp;
	u32 bell;
	u32 sends;
};

/**
 * struct gh_hyp_identity - what hyp_identify returns
 * @api_info: API version in bits 13:0, variant in 63:56
 * @flags: feature words, see the API document
 */
struct gh_hyp_identity {
	u64 api_info;
	u64 flags[3];
};

#define GH_API_INFO_VERSION_MASK	GENMASK_ULL(13, 0)

int gh_hyp_get(struct device *dev, const char *user);
void gh_hyp_put(void);

enum gh_error gh_hypercall_hyp_identify(struct gh_hyp_identity *id);

enum gh_error gh_hypercall_bell_send(u64 capid, u64 new_flags, u64 *old_flags,
				     const struct gh_bell_origin *origin);
enum gh_error gh_hypercall_bell_receive(u64 capid, u64 clear_flags,
					u64 *old_flags,
					struct gh_bell_origin *origin);
enum gh_error gh_hypercall_bell_reset(u64 capid);
enum gh_error gh_hypercall_bell_set_mask(u64 capid, u64 enable_mask,
					 u64 ack_mask);

enum gh_error gh_hypercall_msgq_send(u64 capid, size_t size, const void *buf,
				     u64 flags, bool *not_full,
				     const struct gh_msg_origin *origin);
enum gh_error gh_hypercall_msgq_recv(u64 capid, void *buf, size_t size,
				     size_t *recv_size, bool *not_empty,
				     struct gh_msg_origin *origin);
enum gh_error gh_hypercall_msgq_flush(u64 capid);
enum gh_error gh_hypercall_msgq_configure_send(u64 capid, long threshold,
					       long holdoff_us);
enum gh_error gh_hypercall_msgq_configure_recv(u64 capid, long threshold,
					       long holdoff_us);

#endif /* _LINUX_GUNYAH_H */
