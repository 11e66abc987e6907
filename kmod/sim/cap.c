// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: capabilities
 *
 * Their ids lie above 32 bits, as the hypervisor's own may.
 */

#include <linux/err.h>
#include <linux/xarray.h>

#include "sim.h"

#define GH_SIM_CAPID_BASE	BIT_ULL(32)

/* Looked up under RCU: calls come with interrupts off, from anywhere. */
static DEFINE_XARRAY_ALLOC(gh_sim_caps);

/**
 * gh_sim_cap_id() - the id of a capability
 * @cap: a published capability
 *
 * Context: any.
 * Return: the id.
 */
u64 gh_sim_cap_id(const struct gh_sim_cap *cap)
{
	return GH_SIM_CAPID_BASE + cap->id;
}

/**
 * gh_sim_cap_publish() - let hypercalls find a capability
 * @cap: the capability; what it stands for is set up
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; -EBUSY when there are no ids left.
 */
int gh_sim_cap_publish(struct gh_sim_cap *cap)
{
	return xa_alloc(&gh_sim_caps, &cap->id, cap, xa_limit_31b, GFP_KERNEL);
}

/**
 * gh_sim_cap_withdraw() - undo gh_sim_cap_publish()
 * @cap: the capability; no hypercall uses it any more when this returns
 *
 * Context: process context, may sleep.
 */
void gh_sim_cap_withdraw(struct gh_sim_cap *cap)
{
	xa_erase(&gh_sim_caps, cap->id);
	synchronize_rcu();
}

/**
 * gh_sim_cap_find() - what a hypercall is about
 * @capid: what it was given
 *
 * Context: any, under rcu_read_lock().
 * Return: the capability; the hypervisor's error, which is positive, as an
 * ERR_PTR(-error).
 */
struct gh_sim_cap *gh_sim_cap_find(u64 capid)
{
	struct gh_sim_cap *cap;

	if (capid < GH_SIM_CAPID_BASE || capid - GH_SIM_CAPID_BASE > INT_MAX)
		return ERR_PTR(-GH_ERROR_ARG_INVAL);

	cap = xa_load(&gh_sim_caps, capid - GH_SIM_CAPID_BASE);
	return cap ?: ERR_PTR(-GH_ERROR_CSPACE_CAP_NULL);
}
