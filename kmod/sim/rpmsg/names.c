// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: name services, its own and the guest's
 *
 * It announces when it is told to, and never by itself. What the guest
 * announces is checked for what must not leave a kernel: bytes behind the end
 * of a name.
 */

#include <linux/prandom.h>
#include <linux/string.h>

#include "orders.h"
#include "remote.h"

/* How many services a storm keeps alive at a time */
#define RPMSG_SIM_STORM_ALIVE	8
/* Addresses of the first one's; above what a guest hands out by itself */
#define RPMSG_SIM_STORM_ADDR	0x10000

static bool rpmsg_sim_names_valid(const struct rpmsg_sim_ns *ns, u32 len)
{
	size_t end;

	if (len != sizeof(*ns))
		return false;

	end = strnlen(ns->name, sizeof(ns->name));

	return end && end < sizeof(ns->name) &&
	       !memchr_inv(ns->name + end, 0, sizeof(ns->name) - end);
}

/**
 * rpmsg_sim_names_receive() - the guest announces a service, or takes one back
 * @remote: the remote
 * @msg: the announcement
 *
 * Context: process context; the remote's lock is held.
 * Return: 0.
 */
int rpmsg_sim_names_receive(struct rpmsg_sim_remote *remote,
			    const struct rpmsg_sim_msg *msg)
{
	const struct rpmsg_sim_ns *ns = msg->data;

	lockdep_assert_held(&remote->lock);

	if (!rpmsg_sim_names_valid(ns, msg->len)) {
		atomic_long_inc(&remote->counters.bad_messages);
		return 0;
	}

	remote->last_ns = *ns;
	if (le32_to_cpu(ns->flags) & RPMSG_SIM_NS_DESTROY)
		atomic_long_inc(&remote->counters.unannounced);
	else
		atomic_long_inc(&remote->counters.announced);

	return 0;
}

/**
 * rpmsg_sim_names_send() - announce a service, or take one back
 * @remote: the remote
 * @name: the service, at most %RPMSG_SIM_NAME_SIZE bytes: with all of them,
 *	nothing ends the name on the wire
 * @addr: its address
 * @flags: %RPMSG_SIM_NS_DESTROY or 0, or a fault on purpose
 *
 * Context: process context, may sleep.
 * Return: 0 or the errors of rpmsg_sim_remote_send().
 */
int rpmsg_sim_names_send(struct rpmsg_sim_remote *remote, const char *name,
			 u32 addr, u32 flags)
{
	struct rpmsg_sim_ns ns = {
		.addr = cpu_to_le32(addr),
		.flags = cpu_to_le32(flags),
	};
	struct rpmsg_sim_frame frame = rpmsg_sim_frame(addr, RPMSG_SIM_NS_ADDR,
						       &ns, sizeof(ns));

	memcpy(ns.name, name, strnlen(name, sizeof(ns.name)));

	return rpmsg_sim_remote_send(remote, &frame);
}

struct rpmsg_sim_storm_name {
	char name[RPMSG_SIM_NAME_SIZE];
	u32 addr;	/* 0: not alive */
};

/* One to 31 characters that may stand in the name of a file */
static void rpmsg_sim_storm_invent(struct rnd_state *rnd, char *name)
{
	static const char chars[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
	u32 len = 1 + prandom_u32_state(rnd) % (RPMSG_SIM_NAME_SIZE - 1);
	u32 i;

	for (i = 0; i < len; i++)
		name[i] = chars[prandom_u32_state(rnd) % (sizeof(chars) - 1)];
	name[len] = '\0';
}

static int rpmsg_sim_storm_toggle(struct rpmsg_sim_remote *remote,
				  struct rpmsg_sim_storm_name *entry,
				  struct rnd_state *rnd, u32 addr)
{
	u32 old = entry->addr;

	if (old) {
		entry->addr = 0;
		return rpmsg_sim_names_send(remote, entry->name, old,
					    RPMSG_SIM_NS_DESTROY);
	}

	rpmsg_sim_storm_invent(rnd, entry->name);
	entry->addr = addr;

	return rpmsg_sim_names_send(remote, entry->name, addr, 0);
}

/**
 * rpmsg_sim_names_storm() - announce many services and take all of them back
 * @remote: the remote
 * @count: how many
 * @seed: makes names and order; the same seed makes the same ones
 *
 * Context: process context, may sleep.
 * Return: 0 or the errors of rpmsg_sim_remote_send(), after which some may be
 * left.
 */
int rpmsg_sim_names_storm(struct rpmsg_sim_remote *remote, u32 count, u32 seed)
{
	struct rpmsg_sim_storm_name alive[RPMSG_SIM_STORM_ALIVE] = { };
	struct rpmsg_sim_storm_name *entry;
	u32 made = 0, left = 0;
	struct rnd_state rnd;
	int ret = 0;

	prandom_seed_state(&rnd, seed);
	while (!ret && (made < count || left)) {
		entry = &alive[prandom_u32_state(&rnd) % ARRAY_SIZE(alive)];
		if (!entry->addr && made == count)
			continue;

		left += entry->addr ? -1 : 1;
		made += !entry->addr;
		ret = rpmsg_sim_storm_toggle(remote, entry, &rnd,
					     RPMSG_SIM_STORM_ADDR + made);
	}

	return ret;
}
