// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Gunyah hypervisor: the hypercalls
 *
 * A back end of the hypercall layer, so that drivers cannot tell. Those of
 * message queues are here, those of doorbells in bell_calls.c.
 */

#include <linux/bitfield.h>
#include <linux/gunyah_hyp.h>
#include <linux/module.h>

#include "auxdev.h"
#include "bell.h"
#include "rm.h"
#include "sim.h"

/* Variant "Gunyah", 64-bit; flags: doorbells, message queues */
#define GH_SIM_API_INFO		(0x48ULL << 56 | BIT_ULL(15))
#define GH_SIM_API_FLAGS0	(BIT_ULL(1) | BIT_ULL(2))

static ushort gh_sim_api_version = GH_API_V1;
module_param_named(api_version, gh_sim_api_version, ushort, 0644);
MODULE_PARM_DESC(api_version, "API version that hyp_identify reports (default 1)");

/* Hypervisor errors are positive, so -error makes an ERR_PTR of them. */
static struct gh_sim_end *gh_sim_end_find(u64 capid, enum gh_resource_type type)
{
	struct gh_sim_cap *cap = gh_sim_cap_find(capid);

	if (IS_ERR(cap))
		return ERR_CAST(cap);
	if (cap->type != GH_RESOURCE_TYPE_MSGQ_TX &&
	    cap->type != GH_RESOURCE_TYPE_MSGQ_RX)
		return ERR_PTR(-GH_ERROR_CSPACE_WRONG_OBJ_TYPE);
	if (cap->type != type)
		return ERR_PTR(-GH_ERROR_CSPACE_INSUF_RIGHTS);

	return container_of(cap, struct gh_sim_end, cap);
}

static void gh_sim_hyp_identify(struct gh_hyp_identity *id)
{
	*id = (struct gh_hyp_identity) {
		.api_info = GH_SIM_API_INFO |
			    FIELD_PREP(GH_API_INFO_VERSION_MASK,
				       READ_ONCE(gh_sim_api_version)),
		.flags[0] = GH_SIM_API_FLAGS0,
	};
}

static enum gh_error gh_sim_end_send(struct gh_sim_end *end, size_t size,
				     const void *buf, u64 flags,
				     bool *not_full,
				     const struct gh_msg_origin *origin)
{
	enum gh_error error;

	if (atomic_dec_if_positive(&end->faults.full) >= 0) {
		*not_full = false;
		return GH_ERROR_MSGQUEUE_FULL;
	}

	error = gh_sim_queue_send(end->queue, buf, size, flags, not_full,
				  origin);
	if (atomic_dec_if_positive(&end->faults.spurious) >= 0)
		gh_sim_virq_assert(&end->virq);

	return error;
}

static enum gh_error gh_sim_end_recv(struct gh_sim_end *end, void *buf,
				     size_t size, size_t *recv_size,
				     bool *not_empty,
				     struct gh_msg_origin *origin)
{
	enum gh_error error;

	if (atomic_dec_if_positive(&end->faults.empty) >= 0) {
		*recv_size = 0;
		*not_empty = true;
		return GH_ERROR_OK;
	}

	error = gh_sim_queue_recv(end->queue, buf, size, recv_size, not_empty,
				  origin);
	if (!error && atomic_dec_if_positive(&end->faults.oversize) >= 0)
		*recv_size = size + 1;
	if (atomic_dec_if_positive(&end->faults.spurious) >= 0)
		gh_sim_virq_assert(&end->virq);

	return error;
}

/* Find the end and do it there, before it can go away, unless it is to fail. */
#define GH_SIM_CALL(_capid, _type, _call, _end, _do)			\
({									\
	struct gh_sim_end *_end;					\
	enum gh_error _error;						\
									\
	rcu_read_lock();						\
	_end = gh_sim_end_find(_capid, GH_RESOURCE_TYPE_MSGQ_##_type);	\
	_error = IS_ERR(_end) ? -PTR_ERR(_end) :			\
		 gh_sim_forced_take(&_end->faults.errors[GH_SIM_##_call]);	\
	if (!_error)							\
		_error = (_do);						\
	rcu_read_unlock();						\
	_error;								\
})

static enum gh_error gh_sim_msgq_send(u64 capid, size_t size, const void *buf,
				      u64 flags, bool *not_full,
				      const struct gh_msg_origin *origin)
{
	return GH_SIM_CALL(capid, TX, TRANSFER, end,
			   gh_sim_end_send(end, size, buf, flags, not_full,
					   origin));
}

static enum gh_error gh_sim_msgq_recv(u64 capid, void *buf, size_t size,
				      size_t *recv_size, bool *not_empty,
				      struct gh_msg_origin *origin)
{
	return GH_SIM_CALL(capid, RX, TRANSFER, end,
			   gh_sim_end_recv(end, buf, size, recv_size,
					   not_empty, origin));
}

static enum gh_error gh_sim_msgq_flush(u64 capid)
{
	return GH_SIM_CALL(capid, RX, FLUSH, end,
			   gh_sim_queue_flush(end->queue));
}

static enum gh_error gh_sim_msgq_configure_send(u64 capid, long threshold,
						long holdoff_us)
{
	return GH_SIM_CALL(capid, TX, CONFIGURE, end,
			   gh_sim_queue_configure_send(end->queue, threshold,
						       holdoff_us));
}

static enum gh_error gh_sim_msgq_configure_recv(u64 capid, long threshold,
						long holdoff_us)
{
	return GH_SIM_CALL(capid, RX, CONFIGURE, end,
			   gh_sim_queue_configure_recv(end->queue, threshold,
						       holdoff_us));
}

static const struct gh_hyp_ops gh_sim_ops = {
	.name			= "sim",
	.owner			= THIS_MODULE,
	.hyp_identify		= gh_sim_hyp_identify,
	.bell_send		= gh_sim_hyp_bell_send,
	.bell_receive		= gh_sim_hyp_bell_receive,
	.bell_reset		= gh_sim_hyp_bell_reset,
	.bell_set_mask		= gh_sim_hyp_bell_set_mask,
	.msgq_send		= gh_sim_msgq_send,
	.msgq_recv		= gh_sim_msgq_recv,
	.msgq_flush		= gh_sim_msgq_flush,
	.msgq_configure_send	= gh_sim_msgq_configure_send,
	.msgq_configure_recv	= gh_sim_msgq_configure_recv,
};

static int __init gh_sim_init(void)
{
	int ret;

	ret = gh_sim_virq_module_init();
	if (ret)
		return ret;

	ret = gh_hyp_register(&gh_sim_ops);
	if (ret) {
		pr_err(GH_SIM_MODULE_NAME ": there is a hypervisor already, see /sys/module/gunyah/parameters/backend\n");
		goto exit_virq;
	}

	ret = gh_sim_auxdev_module_init();
	if (ret)
		goto unregister_hyp;

	ret = gh_sim_configfs_init();
	if (ret)
		goto exit_auxdev;

	ret = gh_sim_bell_configfs_init();
	if (ret)
		goto exit_configfs;

	ret = gh_sim_rm_configfs_init();
	if (ret)
		goto exit_bell_configfs;

	return 0;

exit_bell_configfs:
	gh_sim_bell_configfs_exit();
exit_configfs:
	gh_sim_configfs_exit();
exit_auxdev:
	gh_sim_auxdev_module_exit();
unregister_hyp:
	gh_hyp_unregister(&gh_sim_ops);
exit_virq:
	gh_sim_virq_module_exit();
	return ret;
}
module_init(gh_sim_init);

static void __exit gh_sim_exit(void)
{
	gh_sim_rm_configfs_exit();
	gh_sim_bell_configfs_exit();
	gh_sim_configfs_exit();
	gh_sim_auxdev_module_exit();
	gh_hyp_unregister(&gh_sim_ops);
	gh_sim_virq_module_exit();
}
module_exit(gh_sim_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Simulated Gunyah hypervisor");
