/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated hypervisor: a doorbell's directory in configfs */
#ifndef _GUNYAH_SIM_BELL_CONFIGFS_H
#define _GUNYAH_SIM_BELL_CONFIGFS_H

#include <linux/configfs.h>
#include <linux/mutex.h>

#include "bell.h"

struct gh_sim_bell_cfs {
	struct config_group group;
	struct config_group faults;
	/* Protects the two below; a mutex, as going live binds drivers */
	struct mutex lock;
	struct gh_sim_bell_settings settings;
	struct gh_sim_bell *bell;	/* NULL: not live */
};

extern const struct config_item_type gh_sim_bell_faults_type;

/* A number of a live doorbell; _value and _set are about "bell" and "value" */
#define GH_SIM_BELL_NUMBER_SHOW(_prefix, _name, _cfs, _format, _value)	\
static ssize_t _prefix##_name##_show(struct config_item *item,		\
				     char *page)			\
{									\
	struct gh_sim_bell_cfs *cfs = _cfs(item);			\
	struct gh_sim_bell *bell;					\
	ssize_t ret = -ENODEV;						\
									\
	mutex_lock(&cfs->lock);						\
	bell = cfs->bell;						\
	if (bell)							\
		ret = sysfs_emit(page, _format "\n", _value);		\
	mutex_unlock(&cfs->lock);					\
									\
	return ret;							\
}

#define GH_SIM_BELL_NUMBER_STORE(_prefix, _name, _cfs, _max, _set)	\
static ssize_t _prefix##_name##_store(struct config_item *item,		\
				      const char *page, size_t count)	\
{									\
	struct gh_sim_bell_cfs *cfs = _cfs(item);			\
	struct gh_sim_bell *bell;					\
	u64 value;							\
	int ret;							\
									\
	ret = kstrtou64(page, 0, &value);				\
	if (ret)							\
		return ret;						\
	if (value > _max)						\
		return -ERANGE;						\
									\
	mutex_lock(&cfs->lock);						\
	bell = cfs->bell;						\
	if (bell)							\
		_set;							\
	else								\
		ret = -ENODEV;						\
	mutex_unlock(&cfs->lock);					\
									\
	return ret ?: count;						\
}

#endif /* _GUNYAH_SIM_BELL_CONFIGFS_H */
