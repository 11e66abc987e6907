// SPDX-License-Identifier: GPL-2.0
/*
 * Example of a consumer of MSI doorbells
 *
 * Does what VFIO has to: asks whether doorbells are safe, and sets pages of
 * the IOMMU aside for them, before it lets a device in, and goes by changes
 * afterwards. A directory is a device; see
 * docs/ABI/configfs-msi-doorbell-consumer.
 */

#include <linux/configfs.h>
#include <linux/kstrtox.h>
#include <linux/list.h>
#include <linux/module.h>
#include <linux/msi-doorbell.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/slab.h>

enum msi_doorbell_verdict {
	MSI_DOORBELL_DETACHED,
	MSI_DOORBELL_OK,
	MSI_DOORBELL_UNSAFE,
	MSI_DOORBELL_SHORT,
};

static const char *const msi_doorbell_verdicts[] = {
	[MSI_DOORBELL_DETACHED]	= "detached",
	[MSI_DOORBELL_OK]	= "ok",
	[MSI_DOORBELL_UNSAFE]	= "unsafe",
	[MSI_DOORBELL_SHORT]	= "short",
};

struct msi_doorbell_consumer {
	struct config_item item;
	struct list_head node;	/* while attached */
	unsigned int order;
	bool allow_unsafe;
	enum msi_doorbell_verdict verdict;
	u64 window;
	u64 changes;
};

/*
 * Protects the list and all that is in a consumer. Taken by the notifier, in
 * which the registry's lock is held: whoever holds this may ask, but not
 * change doorbells or register. A mutex, as nothing here is in a hurry.
 */
static DEFINE_MUTEX(msi_doorbell_consumer_lock);
static LIST_HEAD(msi_doorbell_consumers);

static struct msi_doorbell_consumer *
to_msi_doorbell_consumer(struct config_item *item)
{
	return container_of(item, struct msi_doorbell_consumer, item);
}

/* No doorbell is as bad as one that is not safe: nobody has looked. */
static int
msi_doorbell_consumer_admits(const struct msi_doorbell_consumer *consumer,
			     const struct msi_doorbell_geometry *now)
{
	if (consumer->allow_unsafe)
		return 0;
	if (!now->doorbells)
		return -ENODEV;

	return now->unsafe ? -EPERM : 0;
}

static void msi_doorbell_consumer_judge(struct msi_doorbell_consumer *consumer)
{
	struct msi_doorbell_geometry now;

	if (msi_doorbell_get_geometry(consumer->order, &now) ||
	    msi_doorbell_consumer_admits(consumer, &now))
		consumer->verdict = MSI_DOORBELL_UNSAFE;
	else if (now.pages > consumer->window)
		consumer->verdict = MSI_DOORBELL_SHORT;
	else
		consumer->verdict = MSI_DOORBELL_OK;
}

static int msi_doorbell_consumer_changed(struct notifier_block *nb,
					 unsigned long action, void *data)
{
	struct msi_doorbell_consumer *consumer;

	mutex_lock(&msi_doorbell_consumer_lock);
	list_for_each_entry(consumer, &msi_doorbell_consumers, node) {
		consumer->changes++;
		msi_doorbell_consumer_judge(consumer);
	}
	mutex_unlock(&msi_doorbell_consumer_lock);

	return NOTIFY_OK;
}

static struct notifier_block msi_doorbell_consumer_nb = {
	.notifier_call = msi_doorbell_consumer_changed,
};

/*
 * What changes before this asks is in the answer; what changes later waits for
 * the lock, and then finds the consumer in the list.
 */
static int msi_doorbell_consumer_attach(struct msi_doorbell_consumer *consumer)
{
	struct msi_doorbell_geometry now;
	int ret;

	if (consumer->verdict != MSI_DOORBELL_DETACHED)
		return 0;

	ret = msi_doorbell_get_geometry(consumer->order, &now);
	if (ret)
		return ret;
	ret = msi_doorbell_consumer_admits(consumer, &now);
	if (ret)
		return ret;

	consumer->window = now.pages;
	consumer->changes = 0;
	consumer->verdict = MSI_DOORBELL_OK;
	list_add(&consumer->node, &msi_doorbell_consumers);

	return 0;
}

static void msi_doorbell_consumer_detach(struct msi_doorbell_consumer *consumer)
{
	if (consumer->verdict == MSI_DOORBELL_DETACHED)
		return;

	list_del(&consumer->node);
	consumer->verdict = MSI_DOORBELL_DETACHED;
	consumer->window = 0;
}

static int
msi_doorbell_consumer_parse_order(struct msi_doorbell_consumer *consumer,
				  const char *page)
{
	unsigned int order;
	int ret;

	ret = kstrtouint(page, 0, &order);
	if (ret)
		return ret;
	if (order < MSI_DOORBELL_ORDER_MIN || order > MSI_DOORBELL_ORDER_MAX)
		return -ERANGE;

	consumer->order = order;
	return 0;
}

static int
msi_doorbell_consumer_parse_allow_unsafe(struct msi_doorbell_consumer *consumer,
					 const char *page)
{
	return kstrtobool(page, &consumer->allow_unsafe);
}

static int
msi_doorbell_consumer_parse_attached(struct msi_doorbell_consumer *consumer,
				     const char *page)
{
	bool attached;
	int ret;

	ret = kstrtobool(page, &attached);
	if (ret)
		return ret;
	if (attached)
		return msi_doorbell_consumer_attach(consumer);

	msi_doorbell_consumer_detach(consumer);
	return 0;
}

#define MSI_DOORBELL_CONSUMER_SHOW(_name, _format, _value)		\
static ssize_t								\
msi_doorbell_consumer_##_name##_show(struct config_item *item, char *page) \
{									\
	struct msi_doorbell_consumer *consumer =			\
		to_msi_doorbell_consumer(item);				\
	ssize_t ret;							\
									\
	mutex_lock(&msi_doorbell_consumer_lock);			\
	ret = sysfs_emit(page, _format "\n", _value);			\
	mutex_unlock(&msi_doorbell_consumer_lock);			\
									\
	return ret;							\
}

/* Settings are fixed while the device is attached. */
#define MSI_DOORBELL_CONSUMER_STORE(_name, _fixed)			\
static ssize_t								\
msi_doorbell_consumer_##_name##_store(struct config_item *item,	\
				      const char *page, size_t count)	\
{									\
	struct msi_doorbell_consumer *consumer =			\
		to_msi_doorbell_consumer(item);				\
	int ret = -EBUSY;						\
									\
	mutex_lock(&msi_doorbell_consumer_lock);			\
	if (!(_fixed) || consumer->verdict == MSI_DOORBELL_DETACHED)	\
		ret = msi_doorbell_consumer_parse_##_name(consumer, page); \
	mutex_unlock(&msi_doorbell_consumer_lock);			\
									\
	return ret ?: count;						\
}

MSI_DOORBELL_CONSUMER_SHOW(order, "%u", consumer->order)
MSI_DOORBELL_CONSUMER_STORE(order, true)
CONFIGFS_ATTR(msi_doorbell_consumer_, order);

MSI_DOORBELL_CONSUMER_SHOW(allow_unsafe, "%d", consumer->allow_unsafe)
MSI_DOORBELL_CONSUMER_STORE(allow_unsafe, true)
CONFIGFS_ATTR(msi_doorbell_consumer_, allow_unsafe);

MSI_DOORBELL_CONSUMER_SHOW(attached, "%d",
			   consumer->verdict != MSI_DOORBELL_DETACHED)
MSI_DOORBELL_CONSUMER_STORE(attached, false)
CONFIGFS_ATTR(msi_doorbell_consumer_, attached);

MSI_DOORBELL_CONSUMER_SHOW(window, "%llu", consumer->window)
CONFIGFS_ATTR_RO(msi_doorbell_consumer_, window);

MSI_DOORBELL_CONSUMER_SHOW(verdict, "%s",
			   msi_doorbell_verdicts[consumer->verdict])
CONFIGFS_ATTR_RO(msi_doorbell_consumer_, verdict);

MSI_DOORBELL_CONSUMER_SHOW(changes, "%llu", consumer->changes)
CONFIGFS_ATTR_RO(msi_doorbell_consumer_, changes);

static struct configfs_attribute *msi_doorbell_consumer_attrs[] = {
	&msi_doorbell_consumer_attr_order,
	&msi_doorbell_consumer_attr_allow_unsafe,
	&msi_doorbell_consumer_attr_attached,
	&msi_doorbell_consumer_attr_window,
	&msi_doorbell_consumer_attr_verdict,
	&msi_doorbell_consumer_attr_changes,
	NULL,
};

static void msi_doorbell_consumer_release(struct config_item *item)
{
	kfree(to_msi_doorbell_consumer(item));
}

static struct configfs_item_operations msi_doorbell_consumer_item_ops = {
	.release = msi_doorbell_consumer_release,
};

static const struct config_item_type msi_doorbell_consumer_type = {
	.ct_item_ops = &msi_doorbell_consumer_item_ops,
	.ct_attrs = msi_doorbell_consumer_attrs,
	.ct_owner = THIS_MODULE,
};

static struct config_item *
msi_doorbell_consumer_make(struct config_group *group, const char *name)
{
	struct msi_doorbell_consumer *consumer;

	consumer = kzalloc(sizeof(*consumer), GFP_KERNEL);
	if (!consumer)
		return ERR_PTR(-ENOMEM);

	consumer->order = PAGE_SHIFT;
	config_item_init_type_name(&consumer->item, name,
				   &msi_doorbell_consumer_type);

	return &consumer->item;
}

static void msi_doorbell_consumer_drop(struct config_group *group,
				       struct config_item *item)
{
	mutex_lock(&msi_doorbell_consumer_lock);
	msi_doorbell_consumer_detach(to_msi_doorbell_consumer(item));
	mutex_unlock(&msi_doorbell_consumer_lock);
	config_item_put(item);
}

static struct configfs_group_operations msi_doorbell_consumer_root_ops = {
	.make_item = msi_doorbell_consumer_make,
	.drop_item = msi_doorbell_consumer_drop,
};

static const struct config_item_type msi_doorbell_consumer_root_type = {
	.ct_group_ops = &msi_doorbell_consumer_root_ops,
	.ct_owner = THIS_MODULE,
};

static struct configfs_subsystem msi_doorbell_consumer_subsystem = {
	.su_group = {
		.cg_item = {
			/* too long for ci_namebuf, and never freed */
			.ci_name = KBUILD_MODNAME,
			.ci_type = &msi_doorbell_consumer_root_type,
		},
	},
};

static int __init msi_doorbell_consumer_init(void)
{
	int ret;

	ret = msi_doorbell_register_notifier(&msi_doorbell_consumer_nb);
	if (ret)
		return ret;

	config_group_init(&msi_doorbell_consumer_subsystem.su_group);
	mutex_init(&msi_doorbell_consumer_subsystem.su_mutex);
	ret = configfs_register_subsystem(&msi_doorbell_consumer_subsystem);
	if (ret)
		msi_doorbell_unregister_notifier(&msi_doorbell_consumer_nb);

	return ret;
}
module_init(msi_doorbell_consumer_init);

static void __exit msi_doorbell_consumer_exit(void)
{
	configfs_unregister_subsystem(&msi_doorbell_consumer_subsystem);
	msi_doorbell_unregister_notifier(&msi_doorbell_consumer_nb);
}
module_exit(msi_doorbell_consumer_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Example of a consumer of MSI doorbells");
