// SPDX-License-Identifier: GPL-2.0
/* Simulated hypervisor: the hypercalls of doorbells */

#include "bell.h"

/*
 * Who has the receiving end may do everything but send; who has the sending
 * end may do that as well if the doorbell is so set.
 */
static struct gh_sim_bell *gh_sim_bell_find(u64 capid,
					    enum gh_sim_bell_call call)
{
	struct gh_sim_cap *cap = gh_sim_cap_find(capid);
	struct gh_sim_bell *bell;
	bool source;

	if (IS_ERR(cap))
		return ERR_CAST(cap);
	if (cap->type != GH_RESOURCE_TYPE_BELL_TX &&
	    cap->type != GH_RESOURCE_TYPE_BELL_RX)
		return ERR_PTR(-GH_ERROR_CSPACE_WRONG_OBJ_TYPE);

	bell = container_of(cap, struct gh_sim_bell_end, cap)->bell;
	source = cap->type == GH_RESOURCE_TYPE_BELL_TX;
	if (call == GH_SIM_BELL_SEND ? !source :
	    source && !bell->settings.source_can_clear)
		return ERR_PTR(-GH_ERROR_CSPACE_INSUF_RIGHTS);

	return bell;
}

/* Find the doorbell and do it, before it can go away, unless it is to fail. */
#define GH_SIM_BELL_CALL(_capid, _call, _bell, _do)			\
({									\
	struct gh_sim_bell *_bell;					\
	enum gh_error _error;						\
									\
	rcu_read_lock();						\
	_bell = gh_sim_bell_find(_capid, GH_SIM_BELL_##_call);		\
	_error = IS_ERR(_bell) ? -PTR_ERR(_bell) :			\
		 gh_sim_forced_take(&_bell->forced[GH_SIM_BELL_##_call]); \
	if (!_error)							\
		_do;							\
	rcu_read_unlock();						\
	_error;								\
})

/**
 * gh_sim_hyp_bell_send() - see gh_hypercall_bell_send()
 * @capid: sending end
 * @new_flags: bits to set
 * @old_flags: set
 * @origin: who sends; may be NULL
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_hyp_bell_send(u64 capid, u64 new_flags, u64 *old_flags,
				   const struct gh_bell_origin *origin)
{
	return GH_SIM_BELL_CALL(capid, SEND, bell,
				*old_flags = gh_sim_bell_send(bell, new_flags,
							      origin));
}

/**
 * gh_sim_hyp_bell_receive() - see gh_hypercall_bell_receive()
 * @capid: receiving end, or a sending end that may
 * @clear_flags: bits to clear
 * @old_flags: set
 * @origin: set
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_hyp_bell_receive(u64 capid, u64 clear_flags,
				      u64 *old_flags,
				      struct gh_bell_origin *origin)
{
	if (!clear_flags)
		return GH_ERROR_ARG_INVAL;

	return GH_SIM_BELL_CALL(capid, RECEIVE, bell,
				*old_flags = gh_sim_bell_receive(bell,
								 clear_flags,
								 origin));
}

/**
 * gh_sim_hyp_bell_reset() - see gh_hypercall_bell_reset()
 * @capid: receiving end, or a sending end that may
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_hyp_bell_reset(u64 capid)
{
	return GH_SIM_BELL_CALL(capid, RESET, bell, gh_sim_bell_reset(bell));
}

/**
 * gh_sim_hyp_bell_set_mask() - see gh_hypercall_bell_set_mask()
 * @capid: receiving end, or a sending end that may
 * @enable_mask: bits that raise a level interrupt
 * @ack_mask: bits that clear as soon as they have
 *
 * Context: any.
 * Return: what the hypercall returns.
 */
enum gh_error gh_sim_hyp_bell_set_mask(u64 capid, u64 enable_mask,
				       u64 ack_mask)
{
	return GH_SIM_BELL_CALL(capid, SET_MASK, bell,
				gh_sim_bell_set_mask(bell, enable_mask,
						     ack_mask));
}
