// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: what it is told to do, one configfs file each
 *
 * A write returns when all is done that it asks for. It waits for buffers of
 * the guest's until a signal comes, or the device goes.
 */

#include <linux/device.h>
#include <linux/module.h>
#include <linux/random.h>

#include "configfs.h"
#include "orders.h"
#include "remote.h"

struct rpmsg_sim_action {
	struct rpmsg_sim_cfs *cfs;
	struct rpmsg_sim_device *sim;
	struct rpmsg_sim_remote *remote;
};

static ssize_t rpmsg_sim_action_do(struct config_item *item, const char *page,
				   size_t count,
				   int (*act)(struct rpmsg_sim_action *action,
					      const char *page))
{
	struct rpmsg_sim_action action = { .cfs = to_rpmsg_sim_cfs(item) };
	int ret;

	action.sim = rpmsg_sim_cfs_get(action.cfs);
	if (IS_ERR(action.sim))
		return PTR_ERR(action.sim);

	action.remote = rpmsg_sim_device_remote(action.sim);
	ret = act(&action, page);
	rpmsg_sim_device_put(action.sim);
	/* Not to be started again from the beginning. */
	if (ret == -ERESTARTSYS)
		ret = -EINTR;

	return ret ?: count;
}

#define RPMSG_SIM_ACTION_STORE(_name)					\
static ssize_t rpmsg_sim_action_##_name##_store(struct config_item *item, \
						const char *page,	\
						size_t count)		\
{									\
	return rpmsg_sim_action_do(item, page, count,			\
				   rpmsg_sim_action_##_name);		\
}

#define RPMSG_SIM_ACTION(_name)						\
RPMSG_SIM_ACTION_STORE(_name)						\
struct configfs_attribute rpmsg_sim_action_attr_##_name = {		\
	.ca_name = #_name,						\
	.ca_mode = 0200,						\
	.ca_owner = THIS_MODULE,					\
	.store = rpmsg_sim_action_##_name##_store,			\
}

static int rpmsg_sim_action_ns_create(struct rpmsg_sim_action *action,
				      const char *page)
{
	char name[RPMSG_SIM_NAME_SIZE + 1];
	u32 addr;

	if (sscanf(page, "%32s %i", name, &addr) != 2)
		return -EINVAL;

	return rpmsg_sim_names_send(action->remote, name, addr, 0);
}

RPMSG_SIM_ACTION(ns_create);

static int rpmsg_sim_action_ns_destroy(struct rpmsg_sim_action *action,
				       const char *page)
{
	char name[RPMSG_SIM_NAME_SIZE + 1];
	u32 addr;

	if (sscanf(page, "%32s %i", name, &addr) != 2)
		return -EINVAL;

	return rpmsg_sim_names_send(action->remote, name, addr,
				    RPMSG_SIM_NS_DESTROY);
}

RPMSG_SIM_ACTION(ns_destroy);

static int rpmsg_sim_action_ns_raw(struct rpmsg_sim_action *action,
				   const char *page)
{
	char name[RPMSG_SIM_NAME_SIZE + 1];
	u32 addr, flags;

	if (sscanf(page, "%32s %i %i", name, &addr, &flags) != 3)
		return -EINVAL;

	return rpmsg_sim_names_send(action->remote, name, addr, flags);
}

RPMSG_SIM_ACTION(ns_raw);

static int rpmsg_sim_action_send(struct rpmsg_sim_action *action,
				 const char *page)
{
	u32 src, dst, len, count;

	if (sscanf(page, "%i %i %i %i", &src, &dst, &len, &count) != 4)
		return -EINVAL;
	if (len > RPMSG_SIM_PAYLOAD_MAX)
		return -EMSGSIZE;

	return rpmsg_sim_numbered(action->remote, src, dst, len, count);
}

RPMSG_SIM_ACTION(send);

static int rpmsg_sim_action_raw(struct rpmsg_sim_action *action,
				const char *page)
{
	u32 used_len, len, src, dst, flags;

	if (sscanf(page, "%i %i %i %i %i", &used_len, &len, &src, &dst,
		   &flags) != 5)
		return -EINVAL;
	if (len > U16_MAX || flags > U16_MAX)
		return -ERANGE;

	return rpmsg_sim_raw(action->remote, used_len, len, src, dst, flags);
}

RPMSG_SIM_ACTION(raw);

/* "COUNT [SEED]"; who leaves the choice to us reads what it was, or the log */
static int rpmsg_sim_action_parse(struct rpmsg_sim_action *action,
				  const char *what, const char *page,
				  struct rpmsg_sim_run *run)
{
	run->seed = get_random_u32();
	if (sscanf(page, "%i %i", &run->count, &run->seed) < 1)
		return -EINVAL;

	dev_info(rpmsg_sim_device_dev(action->sim), "%s: count %u, seed %u\n",
		 what, run->count, run->seed);

	return 0;
}

static void rpmsg_sim_action_note(struct rpmsg_sim_action *action,
				  struct rpmsg_sim_run *last,
				  const struct rpmsg_sim_run *run)
{
	mutex_lock(&action->cfs->lock);
	*last = *run;
	mutex_unlock(&action->cfs->lock);
}

static int rpmsg_sim_action_storm(struct rpmsg_sim_action *action,
				  const char *page)
{
	struct rpmsg_sim_run run = { };
	int ret;

	ret = rpmsg_sim_action_parse(action, "storm", page, &run);
	if (ret)
		return ret;

	rpmsg_sim_action_note(action, &action->cfs->storm, &run);

	return rpmsg_sim_names_storm(action->remote, run.count, run.seed);
}

static int rpmsg_sim_action_fuzz(struct rpmsg_sim_action *action,
				 const char *page)
{
	struct rpmsg_sim_run run = { };
	int ret;

	ret = rpmsg_sim_action_parse(action, "fuzz", page, &run);
	if (ret)
		return ret;

	rpmsg_sim_action_note(action, &action->cfs->fuzz, &run);
	ret = rpmsg_sim_fuzz(action->remote, run.count, run.seed, &run.digest);
	rpmsg_sim_action_note(action, &action->cfs->fuzz, &run);

	return ret;
}

/* The values are expressions in "cfs" */
#define RPMSG_SIM_ACTION_RUN(_name, _format, ...)			\
static ssize_t rpmsg_sim_action_##_name##_show(struct config_item *item, \
					       char *page)		\
{									\
	struct rpmsg_sim_cfs *cfs = to_rpmsg_sim_cfs(item);		\
	ssize_t ret;							\
									\
	mutex_lock(&cfs->lock);						\
	ret = sysfs_emit(page, _format, __VA_ARGS__);			\
	mutex_unlock(&cfs->lock);					\
									\
	return ret;							\
}									\
RPMSG_SIM_ACTION_STORE(_name)						\
struct configfs_attribute rpmsg_sim_action_attr_##_name = {		\
	.ca_name = #_name,						\
	.ca_mode = 0644,						\
	.ca_owner = THIS_MODULE,					\
	.show = rpmsg_sim_action_##_name##_show,			\
	.store = rpmsg_sim_action_##_name##_store,			\
}

RPMSG_SIM_ACTION_RUN(storm, "%u %u\n", cfs->storm.count, cfs->storm.seed);
RPMSG_SIM_ACTION_RUN(fuzz, "%u %u %#x\n", cfs->fuzz.count, cfs->fuzz.seed,
		     cfs->fuzz.digest);
