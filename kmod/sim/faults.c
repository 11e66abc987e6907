// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: faults, one configfs file each
 *
 * A fault is a number: how many of the next calls or interrupts it strikes.
 * Reading gives how many are left. Only a live device has faults.
 */

#include <linux/module.h>

#include "configfs.h"
#include "sim.h"

static struct gh_sim_cfs *gh_sim_fault_cfs(struct config_item *item)
{
	return container_of(to_config_group(item), struct gh_sim_cfs, faults);
}

/* Caller holds cfs->lock. */
static struct gh_sim_end *gh_sim_fault_end(struct gh_sim_cfs *cfs,
					   enum gh_resource_type type)
{
	if (!cfs->sim)
		return ERR_PTR(-ENODEV);

	return gh_sim_device_end(cfs->sim, type);
}

/* _value and _set are expressions in "end" and "value" */
#define GH_SIM_FAULT_SHOW(_name, _type, _value)				\
static ssize_t gh_sim_fault_##_name##_show(struct config_item *item,	\
					   char *page)			\
{									\
	struct gh_sim_cfs *cfs = gh_sim_fault_cfs(item);		\
	struct gh_sim_end *end;						\
	ssize_t ret;							\
									\
	mutex_lock(&cfs->lock);						\
	end = gh_sim_fault_end(cfs, GH_RESOURCE_TYPE_MSGQ_##_type);	\
	ret = IS_ERR(end) ? PTR_ERR(end) :				\
			    sysfs_emit(page, "%u\n", _value);		\
	mutex_unlock(&cfs->lock);					\
									\
	return ret;							\
}

#define GH_SIM_FAULT_STORE(_name, _type, _set)				\
static ssize_t gh_sim_fault_##_name##_store(struct config_item *item,	\
					    const char *page,		\
					    size_t count)		\
{									\
	struct gh_sim_cfs *cfs = gh_sim_fault_cfs(item);		\
	struct gh_sim_end *end;						\
	unsigned int value;						\
	int ret;							\
									\
	ret = kstrtouint(page, 0, &value);				\
	if (ret)							\
		return ret;						\
	if (value > INT_MAX)						\
		return -ERANGE;						\
									\
	mutex_lock(&cfs->lock);						\
	end = gh_sim_fault_end(cfs, GH_RESOURCE_TYPE_MSGQ_##_type);	\
	if (IS_ERR(end))						\
		ret = PTR_ERR(end);					\
	else								\
		_set;							\
	mutex_unlock(&cfs->lock);					\
									\
	return ret ?: count;						\
}									\
CONFIGFS_ATTR(gh_sim_fault_, _name)

#define GH_SIM_FAULT_COUNTER(_name, _type, _member)			\
GH_SIM_FAULT_SHOW(_name, _type, atomic_read(&end->_member))		\
GH_SIM_FAULT_STORE(_name, _type, atomic_set(&end->_member, value))

#define GH_SIM_FAULT_NUMBER(_name, _type, _member)			\
GH_SIM_FAULT_SHOW(_name, _type, READ_ONCE(end->_member))		\
GH_SIM_FAULT_STORE(_name, _type, WRITE_ONCE(end->_member, value))

#define GH_SIM_FAULT_RAISE(_name, _type)				\
GH_SIM_FAULT_SHOW(_name, _type, 0)					\
GH_SIM_FAULT_STORE(_name, _type, gh_sim_virq_raise(&end->virq, value))

GH_SIM_FAULT_COUNTER(tx_full, TX, faults.full);
GH_SIM_FAULT_COUNTER(rx_empty, RX, faults.empty);
GH_SIM_FAULT_COUNTER(rx_oversize, RX, faults.oversize);
GH_SIM_FAULT_COUNTER(tx_irq_spurious, TX, faults.spurious);
GH_SIM_FAULT_COUNTER(rx_irq_spurious, RX, faults.spurious);
GH_SIM_FAULT_COUNTER(tx_irq_lose, TX, virq.lose);
GH_SIM_FAULT_COUNTER(rx_irq_lose, RX, virq.lose);
GH_SIM_FAULT_COUNTER(tx_irq_repeat, TX, virq.repeat);
GH_SIM_FAULT_COUNTER(rx_irq_repeat, RX, virq.repeat);
GH_SIM_FAULT_NUMBER(tx_irq_delay_us, TX, virq.delay_us);
GH_SIM_FAULT_NUMBER(rx_irq_delay_us, RX, virq.delay_us);
GH_SIM_FAULT_RAISE(tx_irq_raise, TX);
GH_SIM_FAULT_RAISE(rx_irq_raise, RX);

static ssize_t gh_sim_fault_error_show(struct config_item *item, char *page,
				       enum gh_resource_type type,
				       enum gh_sim_call call)
{
	struct gh_sim_cfs *cfs = gh_sim_fault_cfs(item);
	struct gh_sim_end *end;
	ssize_t ret;

	mutex_lock(&cfs->lock);
	end = gh_sim_fault_end(cfs, type);
	ret = IS_ERR(end) ? PTR_ERR(end) :
	      gh_sim_forced_show(&end->faults.errors[call], page);
	mutex_unlock(&cfs->lock);

	return ret;
}

static ssize_t gh_sim_fault_error_store(struct config_item *item,
					const char *page, size_t count,
					enum gh_resource_type type,
					enum gh_sim_call call)
{
	struct gh_sim_cfs *cfs = gh_sim_fault_cfs(item);
	struct gh_sim_end *end;
	int ret;

	mutex_lock(&cfs->lock);
	end = gh_sim_fault_end(cfs, type);
	ret = IS_ERR(end) ? PTR_ERR(end) :
	      gh_sim_forced_store(&end->faults.errors[call], page);
	mutex_unlock(&cfs->lock);

	return ret ?: count;
}

#define GH_SIM_FAULT_ERROR(_name, _type, _call)				\
static ssize_t gh_sim_fault_##_name##_show(struct config_item *item,	\
					   char *page)			\
{									\
	return gh_sim_fault_error_show(item, page,			\
				       GH_RESOURCE_TYPE_MSGQ_##_type,	\
				       GH_SIM_##_call);			\
}									\
static ssize_t gh_sim_fault_##_name##_store(struct config_item *item,	\
					    const char *page,		\
					    size_t count)		\
{									\
	return gh_sim_fault_error_store(item, page, count,		\
					GH_RESOURCE_TYPE_MSGQ_##_type,	\
					GH_SIM_##_call);		\
}									\
CONFIGFS_ATTR(gh_sim_fault_, _name)

GH_SIM_FAULT_ERROR(tx_error, TX, TRANSFER);
GH_SIM_FAULT_ERROR(rx_error, RX, TRANSFER);
GH_SIM_FAULT_ERROR(tx_configure_error, TX, CONFIGURE);
GH_SIM_FAULT_ERROR(rx_configure_error, RX, CONFIGURE);
GH_SIM_FAULT_ERROR(rx_flush_error, RX, FLUSH);

static struct configfs_attribute *gh_sim_fault_attrs[] = {
	&gh_sim_fault_attr_tx_error,
	&gh_sim_fault_attr_rx_error,
	&gh_sim_fault_attr_tx_configure_error,
	&gh_sim_fault_attr_rx_configure_error,
	&gh_sim_fault_attr_rx_flush_error,
	&gh_sim_fault_attr_tx_full,
	&gh_sim_fault_attr_rx_empty,
	&gh_sim_fault_attr_rx_oversize,
	&gh_sim_fault_attr_tx_irq_spurious,
	&gh_sim_fault_attr_rx_irq_spurious,
	&gh_sim_fault_attr_tx_irq_lose,
	&gh_sim_fault_attr_rx_irq_lose,
	&gh_sim_fault_attr_tx_irq_repeat,
	&gh_sim_fault_attr_rx_irq_repeat,
	&gh_sim_fault_attr_tx_irq_delay_us,
	&gh_sim_fault_attr_rx_irq_delay_us,
	&gh_sim_fault_attr_tx_irq_raise,
	&gh_sim_fault_attr_rx_irq_raise,
	NULL,
};

const struct config_item_type gh_sim_cfs_faults_type = {
	.ct_attrs = gh_sim_fault_attrs,
	.ct_owner = THIS_MODULE,
};
