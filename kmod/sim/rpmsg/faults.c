// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: faults, one configfs file each
 *
 * Most are a number: how many of the next messages, buffers or signals it
 * strikes. Reading gives how many are left. Only a live remote has faults.
 */

#include <linux/kstrtox.h>
#include <linux/module.h>

#include "configfs.h"
#include "remote.h"

static struct rpmsg_sim_device *rpmsg_sim_fault_get(struct config_item *item)
{
	return rpmsg_sim_cfs_get(container_of(to_config_group(item),
					      struct rpmsg_sim_cfs, faults));
}

static ssize_t rpmsg_sim_fault_show(struct config_item *item, char *page,
				    unsigned int (*get)(struct rpmsg_sim_remote *))
{
	struct rpmsg_sim_device *sim = rpmsg_sim_fault_get(item);
	ssize_t ret;

	if (IS_ERR(sim))
		return PTR_ERR(sim);

	ret = sysfs_emit(page, "%u\n", get(rpmsg_sim_device_remote(sim)));
	rpmsg_sim_device_put(sim);

	return ret;
}

static ssize_t rpmsg_sim_fault_store(struct config_item *item,
				     const char *page, size_t count,
				     void (*set)(struct rpmsg_sim_remote *,
						 unsigned int))
{
	struct rpmsg_sim_device *sim;
	unsigned int value;
	int ret;

	ret = kstrtouint(page, 0, &value);
	if (ret)
		return ret;
	if (value > INT_MAX)
		return -ERANGE;

	sim = rpmsg_sim_fault_get(item);
	if (IS_ERR(sim))
		return PTR_ERR(sim);

	set(rpmsg_sim_device_remote(sim), value);
	rpmsg_sim_device_put(sim);

	return count;
}

/* _value and _change are expressions in "remote" and "value" */
#define RPMSG_SIM_FAULT(_name, _value, _change)				\
static unsigned int							\
rpmsg_sim_fault_##_name##_get(struct rpmsg_sim_remote *remote)		\
{									\
	return _value;							\
}									\
static void								\
rpmsg_sim_fault_##_name##_set(struct rpmsg_sim_remote *remote,		\
			      unsigned int value)			\
{									\
	_change;							\
}									\
static ssize_t rpmsg_sim_fault_##_name##_show(struct config_item *item,	\
					      char *page)		\
{									\
	return rpmsg_sim_fault_show(item, page,				\
				    rpmsg_sim_fault_##_name##_get);	\
}									\
static ssize_t rpmsg_sim_fault_##_name##_store(struct config_item *item, \
					       const char *page,	\
					       size_t count)		\
{									\
	return rpmsg_sim_fault_store(item, page, count,			\
				     rpmsg_sim_fault_##_name##_set);	\
}									\
CONFIGFS_ATTR(rpmsg_sim_fault_, _name)

#define RPMSG_SIM_FAULT_COUNT(_name, _member)				\
RPMSG_SIM_FAULT(_name, atomic_read(&remote->_member),			\
		atomic_set(&remote->_member, value))

#define RPMSG_SIM_FAULT_DELAY(_name, _line)				\
RPMSG_SIM_FAULT(_name, READ_ONCE(remote->_line.delay_us),		\
		WRITE_ONCE(remote->_line.delay_us, value))

RPMSG_SIM_FAULT_COUNT(rx_kick_lose, kicks[RPMSG_SIM_RX].lose);
RPMSG_SIM_FAULT_COUNT(rx_kick_repeat, kicks[RPMSG_SIM_RX].repeat);
RPMSG_SIM_FAULT_DELAY(rx_kick_delay_us, kicks[RPMSG_SIM_RX]);
RPMSG_SIM_FAULT_COUNT(rx_irq_lose, irqs[RPMSG_SIM_RX].lose);
RPMSG_SIM_FAULT_COUNT(rx_irq_repeat, irqs[RPMSG_SIM_RX].repeat);
RPMSG_SIM_FAULT_DELAY(rx_irq_delay_us, irqs[RPMSG_SIM_RX]);
RPMSG_SIM_FAULT_COUNT(tx_kick_lose, kicks[RPMSG_SIM_TX].lose);
RPMSG_SIM_FAULT_COUNT(tx_kick_repeat, kicks[RPMSG_SIM_TX].repeat);
RPMSG_SIM_FAULT_DELAY(tx_kick_delay_us, kicks[RPMSG_SIM_TX]);
RPMSG_SIM_FAULT_COUNT(tx_irq_lose, irqs[RPMSG_SIM_TX].lose);
RPMSG_SIM_FAULT_COUNT(tx_irq_repeat, irqs[RPMSG_SIM_TX].repeat);
RPMSG_SIM_FAULT_DELAY(tx_irq_delay_us, irqs[RPMSG_SIM_TX]);
RPMSG_SIM_FAULT(rx_irq_raise, 0,
		rpmsg_sim_remote_raise(remote, RPMSG_SIM_RX, value));
RPMSG_SIM_FAULT(tx_irq_raise, 0,
		rpmsg_sim_remote_raise(remote, RPMSG_SIM_TX, value));
RPMSG_SIM_FAULT_COUNT(rx_bad_id, bad_id[RPMSG_SIM_RX]);
RPMSG_SIM_FAULT_COUNT(tx_bad_id, bad_id[RPMSG_SIM_TX]);
RPMSG_SIM_FAULT_COUNT(rx_bad_index, bad_index[RPMSG_SIM_RX]);
RPMSG_SIM_FAULT_COUNT(tx_bad_index, bad_index[RPMSG_SIM_TX]);
RPMSG_SIM_FAULT_COUNT(tx_drop, drop);
RPMSG_SIM_FAULT(tx_hold, READ_ONCE(remote->held_max),
		rpmsg_sim_held_limit(remote, value));
RPMSG_SIM_FAULT(dead, READ_ONCE(remote->dead),
		rpmsg_sim_remote_set_dead(remote, value));

static struct configfs_attribute *rpmsg_sim_fault_attrs[] = {
	&rpmsg_sim_fault_attr_rx_kick_lose,
	&rpmsg_sim_fault_attr_rx_kick_repeat,
	&rpmsg_sim_fault_attr_rx_kick_delay_us,
	&rpmsg_sim_fault_attr_tx_kick_lose,
	&rpmsg_sim_fault_attr_tx_kick_repeat,
	&rpmsg_sim_fault_attr_tx_kick_delay_us,
	&rpmsg_sim_fault_attr_rx_irq_lose,
	&rpmsg_sim_fault_attr_rx_irq_repeat,
	&rpmsg_sim_fault_attr_rx_irq_delay_us,
	&rpmsg_sim_fault_attr_rx_irq_raise,
	&rpmsg_sim_fault_attr_tx_irq_lose,
	&rpmsg_sim_fault_attr_tx_irq_repeat,
	&rpmsg_sim_fault_attr_tx_irq_delay_us,
	&rpmsg_sim_fault_attr_tx_irq_raise,
	&rpmsg_sim_fault_attr_rx_bad_id,
	&rpmsg_sim_fault_attr_tx_bad_id,
	&rpmsg_sim_fault_attr_rx_bad_index,
	&rpmsg_sim_fault_attr_tx_bad_index,
	&rpmsg_sim_fault_attr_tx_drop,
	&rpmsg_sim_fault_attr_tx_hold,
	&rpmsg_sim_fault_attr_dead,
	NULL,
};

const struct config_item_type rpmsg_sim_cfs_faults_type = {
	.ct_attrs = rpmsg_sim_fault_attrs,
	.ct_owner = THIS_MODULE,
};
