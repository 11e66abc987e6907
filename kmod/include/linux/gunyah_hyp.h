/* SPDX-License-Identifier: GPL-2.0 */
/* Gunyah hypervisor: what a back end of the hypercall layer implements */
#ifndef _LINUX_GUNYAH_HYP_H
#define _LINUX_GUNYAH_HYP_H

#include <linux/gunyah.h>

struct module;

/**
 * struct gh_hyp_ops - the hypercalls, as one back end performs them
 * @name: shown as /sys/module/gunyah/parameters/backend
 * @owner: module that must stay while anybody uses the calls
 * @hyp_identify: gh_hypercall_hyp_identify()
 * @bell_send: gh_hypercall_bell_send()
 * @bell_receive: gh_hypercall_bell_receive()
 * @bell_reset: gh_hypercall_bell_reset()
 * @bell_set_mask: gh_hypercall_bell_set_mask()
 * @msgq_send: gh_hypercall_msgq_send()
 * @msgq_recv: gh_hypercall_msgq_recv()
 * @msgq_flush: gh_hypercall_msgq_flush()
 * @msgq_configure_send: gh_hypercall_msgq_configure_send()
 * @msgq_configure_recv: gh_hypercall_msgq_configure_recv()
 *
 * The semantics of a call are written down at its wrapper. A member left out
 * is a call this back end does not have: the wrapper answers
 * %GH_ERROR_UNIMPLEMENTED, as the hypervisor does; only @hyp_identify must be
 * there. All may be called with interrupts off and must not sleep.
 */
struct gh_hyp_ops {
	const char *name;
	struct module *owner;

	void (*hyp_identify)(struct gh_hyp_identity *id);

	enum gh_error (*bell_send)(u64 capid, u64 new_flags, u64 *old_flags,
				   const struct gh_bell_origin *origin);
	enum gh_error (*bell_receive)(u64 capid, u64 clear_flags,
				      u64 *old_flags,
				      struct gh_bell_origin *origin);
	enum gh_error (*bell_reset)(u64 capid);
	enum gh_error (*bell_set_mask)(u64 capid, u64 enable_mask,
				       u64 ack_mask);

	enum gh_error (*msgq_send)(u64 capid, size_t size, const void *buf,
				   u64 flags, bool *not_full,
				   const struct gh_msg_origin *origin);
	enum gh_error (*msgq_recv)(u64 capid, void *buf, size_t size,
				   size_t *recv_size, bool *not_empty,
				   struct gh_msg_origin *origin);
	enum gh_error (*msgq_flush)(u64 capid);
	enum gh_error (*msgq_configure_send)(u64 capid, long threshold,
					     long holdoff_us);
	enum gh_error (*msgq_configure_recv)(u64 capid, long threshold,
					     long holdoff_us);
};

int gh_hyp_register(const struct gh_hyp_ops *ops);
void gh_hyp_unregister(const struct gh_hyp_ops *ops);

#endif /* _LINUX_GUNYAH_HYP_H */
