// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: what a message carries besides its bytes
 *
 * The guest's bus may want to know which of its messages an answer is a copy
 * of. The wire has no room for that; so it is told directly, where it asks to
 * be, and neither module needs the other.
 */

#include <linux/module.h>
#include <linux/rpmsg_carry.h>

#include "remote.h"

static bool rpmsg_sim_carry_wanted = true;
module_param_named(carry, rpmsg_sim_carry_wanted, bool, 0644);
MODULE_PARM_DESC(carry, "tell a bus that asks which messages echoes are copies of; read when a remote's driver is ready (Y)");

/**
 * rpmsg_sim_carry_find() - does the bus want to be told of copies?
 * @remote: the remote, about to run, for the driver that is ready
 *
 * No reference is kept: the code is the bound driver's, or what that links to,
 * and a driver resets its device before it goes, which ends the use.
 *
 * Context: process context; the remote's lock is held.
 */
void rpmsg_sim_carry_find(struct rpmsg_sim_remote *remote)
{
	lockdep_assert_held(&remote->lock);

	if (!READ_ONCE(rpmsg_sim_carry_wanted))
		return;

	remote->carry = symbol_get(rpmsg_bus_carry);
	if (remote->carry)
		symbol_put(rpmsg_bus_carry);
}
