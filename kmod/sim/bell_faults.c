// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: faults of doorbells, one configfs file each, as those
 * of message queues are; see faults.c
 */

#include <linux/module.h>

#include "bell_configfs.h"

static struct gh_sim_bell_cfs *gh_sim_bell_fault_cfs(struct config_item *item)
{
	return container_of(to_config_group(item), struct gh_sim_bell_cfs,
			    faults);
}

#define GH_SIM_BELL_FAULT(_name, _value, _set)				\
GH_SIM_BELL_NUMBER_SHOW(gh_sim_bell_fault_, _name,			\
			gh_sim_bell_fault_cfs, "%u", _value)		\
GH_SIM_BELL_NUMBER_STORE(gh_sim_bell_fault_, _name,			\
			 gh_sim_bell_fault_cfs, INT_MAX, _set)		\
CONFIGFS_ATTR(gh_sim_bell_fault_, _name)

GH_SIM_BELL_FAULT(irq_lose, atomic_read(&bell->virq.lose),
		  atomic_set(&bell->virq.lose, value));
GH_SIM_BELL_FAULT(irq_repeat, atomic_read(&bell->virq.repeat),
		  atomic_set(&bell->virq.repeat, value));
GH_SIM_BELL_FAULT(irq_delay_us, READ_ONCE(bell->virq.delay_us),
		  WRITE_ONCE(bell->virq.delay_us, value));
GH_SIM_BELL_FAULT(irq_raise, 0, gh_sim_virq_raise(&bell->virq, value));

static ssize_t gh_sim_bell_fault_error_show(struct config_item *item,
					    char *page,
					    enum gh_sim_bell_call call)
{
	struct gh_sim_bell_cfs *cfs = gh_sim_bell_fault_cfs(item);
	ssize_t ret = -ENODEV;

	mutex_lock(&cfs->lock);
	if (cfs->bell)
		ret = gh_sim_forced_show(&cfs->bell->forced[call], page);
	mutex_unlock(&cfs->lock);

	return ret;
}

static ssize_t gh_sim_bell_fault_error_store(struct config_item *item,
					     const char *page, size_t count,
					     enum gh_sim_bell_call call)
{
	struct gh_sim_bell_cfs *cfs = gh_sim_bell_fault_cfs(item);
	int ret = -ENODEV;

	mutex_lock(&cfs->lock);
	if (cfs->bell)
		ret = gh_sim_forced_store(&cfs->bell->forced[call], page);
	mutex_unlock(&cfs->lock);

	return ret ?: count;
}

#define GH_SIM_BELL_FAULT_ERROR(_name, _call)				\
static ssize_t gh_sim_bell_fault_##_name##_show(struct config_item *item, \
						char *page)		\
{									\
	return gh_sim_bell_fault_error_show(item, page,			\
					    GH_SIM_BELL_##_call);	\
}									\
static ssize_t gh_sim_bell_fault_##_name##_store(struct config_item *item, \
						 const char *page,	\
						 size_t count)		\
{									\
	return gh_sim_bell_fault_error_store(item, page, count,		\
					     GH_SIM_BELL_##_call);	\
}									\
CONFIGFS_ATTR(gh_sim_bell_fault_, _name)

GH_SIM_BELL_FAULT_ERROR(send_error, SEND);
GH_SIM_BELL_FAULT_ERROR(receive_error, RECEIVE);
GH_SIM_BELL_FAULT_ERROR(reset_error, RESET);
GH_SIM_BELL_FAULT_ERROR(mask_error, SET_MASK);

static struct configfs_attribute *gh_sim_bell_fault_attrs[] = {
	&gh_sim_bell_fault_attr_irq_lose,
	&gh_sim_bell_fault_attr_irq_repeat,
	&gh_sim_bell_fault_attr_irq_delay_us,
	&gh_sim_bell_fault_attr_irq_raise,
	&gh_sim_bell_fault_attr_send_error,
	&gh_sim_bell_fault_attr_receive_error,
	&gh_sim_bell_fault_attr_reset_error,
	&gh_sim_bell_fault_attr_mask_error,
	NULL,
};

const struct config_item_type gh_sim_bell_faults_type = {
	.ct_attrs = gh_sim_bell_fault_attrs,
	.ct_owner = THIS_MODULE,
};
