// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah hypercalls, whoever performs them
 *
 * Drivers call the wrappers below and cannot tell a hypervisor from the
 * simulator. One back end serves the whole machine: a second one could not
 * know which capability ids are its own.
 */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/bitfield.h>
#include <linux/device.h>
#include <linux/gunyah.h>
#include <linux/gunyah_hyp.h>
#include <linux/module.h>
#include <linux/moduleparam.h>
#include <linux/mutex.h>

#include "hypercall.h"

/*
 * Serialises register, unregister and gh_hyp_get() against each other; a
 * mutex because identifying may log. The calls themselves take no lock: who
 * makes one holds a gh_hyp_get(), which keeps the back end's module.
 */
static DEFINE_MUTEX(gh_hyp_lock);
static const struct gh_hyp_ops *gh_hyp;

/**
 * gh_hyp_register() - offer a back end
 * @ops: the calls; must stay until gh_hyp_unregister()
 *
 * Context: process context, may sleep.
 * Return: 0; -EBUSY when there is a back end already.
 */
int gh_hyp_register(const struct gh_hyp_ops *ops)
{
	int ret = 0;

	mutex_lock(&gh_hyp_lock);
	if (gh_hyp)
		ret = -EBUSY;
	else
		gh_hyp = ops;
	mutex_unlock(&gh_hyp_lock);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_hyp_register);

/**
 * gh_hyp_unregister() - take a back end away
 * @ops: what was registered; anything else is ignored
 *
 * To be called from the exit function of @ops->owner, when nobody can hold
 * the back end any more.
 *
 * Context: process context, may sleep.
 */
void gh_hyp_unregister(const struct gh_hyp_ops *ops)
{
	mutex_lock(&gh_hyp_lock);
	if (gh_hyp == ops)
		gh_hyp = NULL;
	mutex_unlock(&gh_hyp_lock);
}
EXPORT_SYMBOL_GPL(gh_hyp_unregister);

static int gh_hyp_check_version(struct device *dev, const char *user)
{
	struct gh_hyp_identity id = {};
	unsigned int version;

	gh_hyp->hyp_identify(&id);
	version = FIELD_GET(GH_API_INFO_VERSION_MASK, id.api_info);
	if (version == GH_API_V1)
		return 0;

	dev_err(dev, "%s: Gunyah API version %u is not supported, only version %u\n",
		user, version, GH_API_V1);
	return -ENODEV;
}

/**
 * gh_hyp_get() - make sure of a hypervisor that speaks our API version
 * @dev: device to blame when there is none
 * @user: on whose behalf, for the message
 *
 * Every caller of a hypercall needs one of these; undo with gh_hyp_put().
 *
 * Context: process context, may sleep.
 * Return: 0; -ENODEV without a hypervisor, or when it speaks another version
 * of the API.
 */
int gh_hyp_get(struct device *dev, const char *user)
{
	int ret;

	mutex_lock(&gh_hyp_lock);
	if (!gh_hyp || !try_module_get(gh_hyp->owner)) {
		dev_err(dev, "%s: no Gunyah hypervisor here\n", user);
		ret = -ENODEV;
		goto unlock;
	}

	ret = gh_hyp_check_version(dev, user);
	if (ret)
		module_put(gh_hyp->owner);
unlock:
	mutex_unlock(&gh_hyp_lock);
	return ret;
}
EXPORT_SYMBOL_GPL(gh_hyp_get);

/**
 * gh_hyp_put() - undo one gh_hyp_get()
 *
 * Context: any.
 */
void gh_hyp_put(void)
{
	module_put(gh_hyp->owner);
}
EXPORT_SYMBOL_GPL(gh_hyp_put);

#define GH_HYP_CALL(_call, ...)						\
	(gh_hyp->_call ? gh_hyp->_call(__VA_ARGS__) : GH_ERROR_UNIMPLEMENTED)

/**
 * gh_hypercall_hyp_identify() - ask the hypervisor what it is
 * @id: filled in
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK, as the call has no error.
 */
enum gh_error gh_hypercall_hyp_identify(struct gh_hyp_identity *id)
{
	gh_hyp->hyp_identify(id);
	return GH_ERROR_OK;
}
EXPORT_SYMBOL_GPL(gh_hypercall_hyp_identify);

/**
 * gh_hypercall_bell_send() - ring a doorbell
 * @capid: doorbell with the send right
 * @new_flags: bits to set; 0 is legal and rings an edge interrupt all the same
 * @old_flags: if not NULL, the bits that were set before
 * @origin: who sends, for a receiver in the same kernel; may be NULL
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK or the hypervisor's error; @old_flags is written on
 * success only.
 */
enum gh_error gh_hypercall_bell_send(u64 capid, u64 new_flags, u64 *old_flags,
				     const struct gh_bell_origin *origin)
{
	u64 unused;

	return GH_HYP_CALL(bell_send, capid, new_flags, old_flags ?: &unused,
			   origin);
}
EXPORT_SYMBOL_GPL(gh_hypercall_bell_send);

/**
 * gh_hypercall_bell_receive() - read and clear a doorbell's bits
 * @capid: doorbell with the receive right
 * @clear_flags: bits to clear, not 0
 * @old_flags: if not NULL, the bits that were set before
 * @origin: set on success, to zeroes where the sender is not known
 *
 * Does not clear the interrupt.
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK; %GH_ERROR_ARG_INVAL when @clear_flags is 0; otherwise
 * the hypervisor's error. @old_flags is written on success only.
 */
enum gh_error gh_hypercall_bell_receive(u64 capid, u64 clear_flags,
					u64 *old_flags,
					struct gh_bell_origin *origin)
{
	u64 unused;

	return GH_HYP_CALL(bell_receive, capid, clear_flags,
			   old_flags ?: &unused, origin);
}
EXPORT_SYMBOL_GPL(gh_hypercall_bell_receive);

/**
 * gh_hypercall_bell_reset() - clear a doorbell's bits, masks and interrupt
 * @capid: doorbell with the receive right
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK or the hypervisor's error.
 */
enum gh_error gh_hypercall_bell_reset(u64 capid)
{
	return GH_HYP_CALL(bell_reset, capid);
}
EXPORT_SYMBOL_GPL(gh_hypercall_bell_reset);

/**
 * gh_hypercall_bell_set_mask() - say which bits ring, and which ack themselves
 * @capid: doorbell with the receive right
 * @enable_mask: bits that raise a level interrupt
 * @ack_mask: bits that clear as soon as they have raised it
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK or the hypervisor's error.
 */
enum gh_error gh_hypercall_bell_set_mask(u64 capid, u64 enable_mask,
					 u64 ack_mask)
{
	return GH_HYP_CALL(bell_set_mask, capid, enable_mask, ack_mask);
}
EXPORT_SYMBOL_GPL(gh_hypercall_bell_set_mask);

/**
 * gh_hypercall_msgq_send() - put a message on a queue
 * @capid: message queue with the send right
 * @size: bytes in @buf, 1 to the queue's message size
 * @buf: the message; copied before the call returns
 * @flags: %GH_MSGQ_SEND_PUSH or 0
 * @not_full: set on success: there is still room. Otherwise the TX interrupt
 *	tells when there is again.
 * @origin: who sends, for a receiver in the same kernel; may be NULL
 *
 * A bad @size or @buf is an error by the document, but the open hypervisor
 * answers %GH_ERROR_OK and queues nothing: check before calling.
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK; %GH_ERROR_MSGQUEUE_FULL; otherwise the hypervisor's
 * error.
 */
enum gh_error gh_hypercall_msgq_send(u64 capid, size_t size, const void *buf,
				     u64 flags, bool *not_full,
				     const struct gh_msg_origin *origin)
{
	return GH_HYP_CALL(msgq_send, capid, size, buf, flags, not_full,
			   origin);
}
EXPORT_SYMBOL_GPL(gh_hypercall_msgq_send);

/**
 * gh_hypercall_msgq_recv() - take the oldest message off a queue
 * @capid: message queue with the receive right
 * @buf: where the message goes
 * @size: bytes @buf can hold
 * @recv_size: set on success: bytes received. The open hypervisor answers
 *	%GH_ERROR_OK with 0 here, and keeps the message, when @buf is too small.
 * @not_empty: set on success: there are more. Otherwise the RX interrupt tells
 *	when there are again.
 * @origin: set on success, to zeroes where the sender is not known
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK; %GH_ERROR_MSGQUEUE_EMPTY; otherwise the hypervisor's
 * error.
 */
enum gh_error gh_hypercall_msgq_recv(u64 capid, void *buf, size_t size,
				     size_t *recv_size, bool *not_empty,
				     struct gh_msg_origin *origin)
{
	return GH_HYP_CALL(msgq_recv, capid, buf, size, recv_size, not_empty,
			   origin);
}
EXPORT_SYMBOL_GPL(gh_hypercall_msgq_recv);

/**
 * gh_hypercall_msgq_flush() - drop every message on a queue
 * @capid: message queue with the receive right
 *
 * Raises the sender's TX interrupt if anything was dropped.
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK or the hypervisor's error.
 */
enum gh_error gh_hypercall_msgq_flush(u64 capid)
{
	return GH_HYP_CALL(msgq_flush, capid);
}
EXPORT_SYMBOL_GPL(gh_hypercall_msgq_flush);

/**
 * gh_hypercall_msgq_configure_send() - set when the TX interrupt is raised
 * @capid: message queue with the send right
 * @threshold: raise it when the queue drains to just this many messages, 0 to
 *	depth - 1; or %GH_MSGQ_THRESHOLD_UNCHANGED
 * @holdoff_us: must be %GH_MSGQ_THRESHOLD_UNCHANGED, nothing implements it
 *
 * Setting a threshold, even the old one, makes the hypervisor look again: it
 * raises the interrupt when no more than @threshold messages wait.
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK; %GH_ERROR_ARG_INVAL for a bad threshold; otherwise the
 * hypervisor's error.
 */
enum gh_error gh_hypercall_msgq_configure_send(u64 capid, long threshold,
					       long holdoff_us)
{
	return GH_HYP_CALL(msgq_configure_send, capid, threshold, holdoff_us);
}
EXPORT_SYMBOL_GPL(gh_hypercall_msgq_configure_send);

/**
 * gh_hypercall_msgq_configure_recv() - set when the RX interrupt is raised
 * @capid: message queue with the receive right
 * @threshold: raise it when the queue fills to just this many messages, 1 to
 *	depth; or %GH_MSGQ_THRESHOLD_UNCHANGED
 * @holdoff_us: must be %GH_MSGQ_THRESHOLD_UNCHANGED, nothing implements it
 *
 * Looks again like gh_hypercall_msgq_configure_send().
 *
 * Context: any; the caller holds gh_hyp_get().
 * Return: %GH_ERROR_OK; %GH_ERROR_ARG_INVAL for a bad threshold; otherwise the
 * hypervisor's error.
 */
enum gh_error gh_hypercall_msgq_configure_recv(u64 capid, long threshold,
					       long holdoff_us)
{
	return GH_HYP_CALL(msgq_configure_recv, capid, threshold, holdoff_us);
}
EXPORT_SYMBOL_GPL(gh_hypercall_msgq_configure_recv);

static int gh_hyp_backend_get(char *buffer, const struct kernel_param *kp)
{
	int len;

	mutex_lock(&gh_hyp_lock);
	len = sysfs_emit(buffer, "%s\n", gh_hyp ? gh_hyp->name : "none");
	mutex_unlock(&gh_hyp_lock);

	return len;
}

static const struct kernel_param_ops gh_hyp_backend_ops = {
	.get = gh_hyp_backend_get,
};

module_param_cb(backend, &gh_hyp_backend_ops, NULL, 0444);
MODULE_PARM_DESC(backend, "who performs hypercalls: none, hvc or sim (read-only)");

static int __init gh_hyp_init(void)
{
	if (IS_ENABLED(CONFIG_ARM64))
		return gh_hvc_init();

	return 0;
}
module_init(gh_hyp_init);

static void __exit gh_hyp_exit(void)
{
	if (IS_ENABLED(CONFIG_ARM64))
		gh_hvc_exit();
}
module_exit(gh_hyp_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Gunyah hypervisor: hypercalls");
