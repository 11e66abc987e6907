// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: what it has counted, one configfs file each
 *
 * And the last message and the last announcement of the guest's. Only a live
 * remote has counters; they begin at 0 with it.
 */

#include <linux/module.h>

#include "configfs.h"
#include "remote.h"

static ssize_t rpmsg_sim_counter_show(struct config_item *item, char *page,
				      ssize_t (*emit)(struct rpmsg_sim_remote *,
						      char *page))
{
	struct rpmsg_sim_cfs *cfs = container_of(to_config_group(item),
						 struct rpmsg_sim_cfs,
						 counters);
	struct rpmsg_sim_device *sim = rpmsg_sim_cfs_get(cfs);
	ssize_t ret;

	if (IS_ERR(sim))
		return PTR_ERR(sim);

	ret = emit(rpmsg_sim_device_remote(sim), page);
	rpmsg_sim_device_put(sim);

	return ret;
}

#define RPMSG_SIM_SHOW(_name)						\
static ssize_t rpmsg_sim_counter_##_name##_show(struct config_item *item, \
						char *page)		\
{									\
	return rpmsg_sim_counter_show(item, page,			\
				      rpmsg_sim_counter_##_name##_emit); \
}									\
CONFIGFS_ATTR_RO(rpmsg_sim_counter_, _name)

/* _value is an expression in "remote", a long */
#define RPMSG_SIM_NUMBER(_name, _value)					\
static ssize_t								\
rpmsg_sim_counter_##_name##_emit(struct rpmsg_sim_remote *remote,	\
				 char *page)				\
{									\
	return sysfs_emit(page, "%lu\n", (unsigned long)(_value));	\
}									\
RPMSG_SIM_SHOW(_name)

#define RPMSG_SIM_COUNTER(_name)					\
RPMSG_SIM_NUMBER(_name, atomic_long_read(&remote->counters._name));

RPMSG_SIM_COUNTERS(RPMSG_SIM_COUNTER)

RPMSG_SIM_NUMBER(rx_kicks, atomic_long_read(&remote->kicks[RPMSG_SIM_RX].raised));
RPMSG_SIM_NUMBER(tx_kicks, atomic_long_read(&remote->kicks[RPMSG_SIM_TX].raised));
RPMSG_SIM_NUMBER(rx_irqs, atomic_long_read(&remote->irqs[RPMSG_SIM_RX].raised));
RPMSG_SIM_NUMBER(tx_irqs, atomic_long_read(&remote->irqs[RPMSG_SIM_TX].raised));
RPMSG_SIM_NUMBER(held, READ_ONCE(remote->held_count));

static ssize_t
rpmsg_sim_counter_last_emit(struct rpmsg_sim_remote *remote, char *page)
{
	struct rpmsg_sim_msg last;

	mutex_lock(&remote->lock);
	last = remote->last;
	mutex_unlock(&remote->lock);

	return sysfs_emit(page, "%u %u %u\n", last.src, last.dst, last.len);
}

RPMSG_SIM_SHOW(last);

static ssize_t
rpmsg_sim_counter_last_ns_emit(struct rpmsg_sim_remote *remote, char *page)
{
	struct rpmsg_sim_ns ns;

	mutex_lock(&remote->lock);
	ns = remote->last_ns;
	mutex_unlock(&remote->lock);

	return sysfs_emit(page, "%s %.*s %u\n",
			  le32_to_cpu(ns.flags) & RPMSG_SIM_NS_DESTROY ?
			  "destroy" : "create", (int)sizeof(ns.name), ns.name,
			  le32_to_cpu(ns.addr));
}

RPMSG_SIM_SHOW(last_ns);

#define RPMSG_SIM_ATTR(_name)		(&rpmsg_sim_counter_attr_##_name),

static struct configfs_attribute *rpmsg_sim_counter_attrs[] = {
	&rpmsg_sim_counter_attr_rx_kicks,
	&rpmsg_sim_counter_attr_tx_kicks,
	&rpmsg_sim_counter_attr_rx_irqs,
	&rpmsg_sim_counter_attr_tx_irqs,
	&rpmsg_sim_counter_attr_held,
	&rpmsg_sim_counter_attr_last,
	&rpmsg_sim_counter_attr_last_ns,
	RPMSG_SIM_COUNTERS(RPMSG_SIM_ATTR)
	NULL,
};

const struct config_item_type rpmsg_sim_cfs_counters_type = {
	.ct_attrs = rpmsg_sim_counter_attrs,
	.ct_owner = THIS_MODULE,
};
