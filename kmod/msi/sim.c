// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated MSI doorbells, by configfs
 *
 * A directory is a provider with one doorbell. Its settings can be changed
 * until it goes live; see docs/ABI/configfs-msi-doorbell-sim.
 */

#include <linux/configfs.h>
#include <linux/kstrtox.h>
#include <linux/module.h>
#include <linux/msi-doorbell.h>
#include <linux/mutex.h>
#include <linux/overflow.h>
#include <linux/percpu.h>
#include <linux/slab.h>

struct msi_doorbell_sim {
	struct config_item item;
	/* Protects all below; a mutex, as declaring a doorbell sleeps */
	struct mutex lock;
	phys_addr_t base;
	phys_addr_t stride;
	size_t size;
	bool percpu;
	bool safe;
	struct msi_doorbell *doorbell;	/* NULL: not live */
};

static struct msi_doorbell_sim *to_msi_doorbell_sim(struct config_item *item)
{
	return container_of(item, struct msi_doorbell_sim, item);
}

static int msi_doorbell_sim_parse_address(const char *page, phys_addr_t *to)
{
	u64 value;
	int ret;

	ret = kstrtou64(page, 0, &value);
	if (ret)
		return ret;
	if ((phys_addr_t)value != value)
		return -ERANGE;

	*to = value;
	return 0;
}

static int msi_doorbell_sim_parse_bytes(const char *page, size_t *to)
{
	u64 value;
	int ret;

	ret = kstrtou64(page, 0, &value);
	if (ret)
		return ret;
	if ((size_t)value != value)
		return -ERANGE;

	*to = value;
	return 0;
}

static int msi_doorbell_sim_parse_flag(const char *page, bool *to)
{
	return kstrtobool(page, to);
}

/* A setting: how it is written and read */
#define MSI_DOORBELL_SIM_SETTING(_name, _parse, _format, _type)		\
static ssize_t msi_doorbell_sim_##_name##_show(struct config_item *item, \
					       char *page)		\
{									\
	struct msi_doorbell_sim *sim = to_msi_doorbell_sim(item);	\
									\
	return sysfs_emit(page, _format "\n", (_type)sim->_name);	\
}									\
									\
static ssize_t msi_doorbell_sim_##_name##_store(struct config_item *item, \
						const char *page,	\
						size_t count)		\
{									\
	struct msi_doorbell_sim *sim = to_msi_doorbell_sim(item);	\
	int ret = -EBUSY;						\
									\
	mutex_lock(&sim->lock);						\
	if (!sim->doorbell)						\
		ret = msi_doorbell_sim_parse_##_parse(page, &sim->_name); \
	mutex_unlock(&sim->lock);					\
									\
	return ret ?: count;						\
}									\
CONFIGFS_ATTR(msi_doorbell_sim_, _name)

MSI_DOORBELL_SIM_SETTING(base, address, "0x%llx", u64);
MSI_DOORBELL_SIM_SETTING(stride, address, "0x%llx", u64);
MSI_DOORBELL_SIM_SETTING(size, bytes, "0x%llx", u64);
MSI_DOORBELL_SIM_SETTING(percpu, flag, "%d", int);
MSI_DOORBELL_SIM_SETTING(safe, flag, "%d", int);

static int msi_doorbell_sim_bases(const struct msi_doorbell_sim *sim,
				  phys_addr_t __percpu *bases)
{
	unsigned int cpu;

	for_each_possible_cpu(cpu) {
		phys_addr_t *base = per_cpu_ptr(bases, cpu);

		if (check_mul_overflow((phys_addr_t)cpu, sim->stride, base) ||
		    check_add_overflow(*base, sim->base, base))
			return -EINVAL;
	}

	return 0;
}

static struct msi_doorbell *
msi_doorbell_sim_alloc_percpu(const struct msi_doorbell_sim *sim,
			      const char *name)
{
	phys_addr_t __percpu *bases = alloc_percpu(phys_addr_t);
	struct msi_doorbell *doorbell;
	int ret;

	if (!bases)
		return ERR_PTR(-ENOMEM);

	ret = msi_doorbell_sim_bases(sim, bases);
	if (ret)
		doorbell = ERR_PTR(ret);
	else
		doorbell = msi_doorbell_alloc_percpu(name, bases, sim->size,
						     sim->safe);
	free_percpu(bases);

	return doorbell;
}

static int msi_doorbell_sim_revive(struct msi_doorbell_sim *sim)
{
	const char *name = config_item_name(&sim->item);
	struct msi_doorbell *doorbell;

	if (sim->doorbell)
		return 0;

	if (sim->percpu)
		doorbell = msi_doorbell_sim_alloc_percpu(sim, name);
	else
		doorbell = msi_doorbell_alloc_global(name, sim->base, sim->size,
						     sim->safe);
	if (IS_ERR(doorbell))
		return PTR_ERR(doorbell);

	WRITE_ONCE(sim->doorbell, doorbell);

	return 0;
}

static void msi_doorbell_sim_kill(struct msi_doorbell_sim *sim)
{
	msi_doorbell_free(sim->doorbell);
	WRITE_ONCE(sim->doorbell, NULL);
}

static ssize_t msi_doorbell_sim_live_show(struct config_item *item, char *page)
{
	return sysfs_emit(page, "%d\n",
			  !!READ_ONCE(to_msi_doorbell_sim(item)->doorbell));
}

static ssize_t msi_doorbell_sim_live_store(struct config_item *item,
					   const char *page, size_t count)
{
	struct msi_doorbell_sim *sim = to_msi_doorbell_sim(item);
	bool live;
	int ret;

	ret = kstrtobool(page, &live);
	if (ret)
		return ret;

	mutex_lock(&sim->lock);
	if (live)
		ret = msi_doorbell_sim_revive(sim);
	else
		msi_doorbell_sim_kill(sim);
	mutex_unlock(&sim->lock);

	return ret ?: count;
}
CONFIGFS_ATTR(msi_doorbell_sim_, live);

static struct configfs_attribute *msi_doorbell_sim_attrs[] = {
	&msi_doorbell_sim_attr_base,
	&msi_doorbell_sim_attr_stride,
	&msi_doorbell_sim_attr_size,
	&msi_doorbell_sim_attr_percpu,
	&msi_doorbell_sim_attr_safe,
	&msi_doorbell_sim_attr_live,
	NULL,
};

static void msi_doorbell_sim_release(struct config_item *item)
{
	kfree(to_msi_doorbell_sim(item));
}

static struct configfs_item_operations msi_doorbell_sim_item_ops = {
	.release = msi_doorbell_sim_release,
};

static const struct config_item_type msi_doorbell_sim_type = {
	.ct_item_ops = &msi_doorbell_sim_item_ops,
	.ct_attrs = msi_doorbell_sim_attrs,
	.ct_owner = THIS_MODULE,
};

static struct config_item *msi_doorbell_sim_make(struct config_group *group,
						 const char *name)
{
	struct msi_doorbell_sim *sim;

	sim = kzalloc(sizeof(*sim), GFP_KERNEL);
	if (!sim)
		return ERR_PTR(-ENOMEM);

	mutex_init(&sim->lock);
	sim->stride = 4096;
	sim->size = 4;
	config_item_init_type_name(&sim->item, name, &msi_doorbell_sim_type);

	return &sim->item;
}

static void msi_doorbell_sim_drop(struct config_group *group,
				  struct config_item *item)
{
	struct msi_doorbell_sim *sim = to_msi_doorbell_sim(item);

	mutex_lock(&sim->lock);
	msi_doorbell_sim_kill(sim);
	mutex_unlock(&sim->lock);
	config_item_put(item);
}

static struct configfs_group_operations msi_doorbell_sim_root_ops = {
	.make_item = msi_doorbell_sim_make,
	.drop_item = msi_doorbell_sim_drop,
};

static const struct config_item_type msi_doorbell_sim_root_type = {
	.ct_group_ops = &msi_doorbell_sim_root_ops,
	.ct_owner = THIS_MODULE,
};

static struct configfs_subsystem msi_doorbell_sim_subsystem = {
	.su_group = {
		.cg_item = {
			.ci_namebuf = KBUILD_MODNAME,
			.ci_type = &msi_doorbell_sim_root_type,
		},
	},
};

static int __init msi_doorbell_sim_init(void)
{
	config_group_init(&msi_doorbell_sim_subsystem.su_group);
	mutex_init(&msi_doorbell_sim_subsystem.su_mutex);

	return configfs_register_subsystem(&msi_doorbell_sim_subsystem);
}
module_init(msi_doorbell_sim_init);

static void __exit msi_doorbell_sim_exit(void)
{
	configfs_unregister_subsystem(&msi_doorbell_sim_subsystem);
}
module_exit(msi_doorbell_sim_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Simulated MSI doorbells");
