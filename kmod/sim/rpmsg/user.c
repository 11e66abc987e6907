// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor played by a program: /dev/rpmsg_sim-<name>
 *
 * mmap() gives it the memory that it shares with the guest, two eventfds for
 * each vring pass the kicks. The rings are the program's affair: nothing here
 * looks into them.
 */

#include <linux/eventfd.h>
#include <linux/fs.h>
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "eventfd.h"
#include "user.h"

static void rpmsg_sim_user_free(struct kref *kref)
{
	struct rpmsg_sim_user *user = container_of(kref, struct rpmsg_sim_user,
						   kref);

	rpmsg_sim_shared_put(user->shared);
	kfree(user);
}

/**
 * rpmsg_sim_user_put() - undo rpmsg_sim_user_create()
 * @user: what it returned, not published
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_user_put(struct rpmsg_sim_user *user)
{
	kref_put(&user->kref, rpmsg_sim_user_free);
}

static void rpmsg_sim_user_set_kick(struct rpmsg_sim_user *user,
				    unsigned int queue, struct eventfd_ctx *ctx)
{
	lockdep_assert_held(&user->lock);

	if (user->kicks[queue])
		eventfd_ctx_put(user->kicks[queue]);
	user->kicks[queue] = ctx;
}

static void rpmsg_sim_user_set_irq(struct rpmsg_sim_user *user,
				   unsigned int queue,
				   struct rpmsg_sim_irqfd *irqfd)
{
	lockdep_assert_held(&user->lock);

	rpmsg_sim_irqfd_destroy(user->irqs[queue]);
	user->irqs[queue] = irqfd;
}

static void rpmsg_sim_user_disconnect(struct rpmsg_sim_user *user)
{
	unsigned int i;

	for (i = 0; i < RPMSG_SIM_QUEUES; i++) {
		rpmsg_sim_user_set_irq(user, i, NULL);
		rpmsg_sim_user_set_kick(user, i, NULL);
	}
}

static int rpmsg_sim_user_open(struct inode *inode, struct file *file)
{
	struct rpmsg_sim_user *user = container_of(file->private_data,
						   struct rpmsg_sim_user, misc);

	if (test_and_set_bit(0, &user->opened))
		return -EBUSY;

	/* Under misc_mtx, which misc_deregister() takes: it is still there. */
	kref_get(&user->kref);
	file->private_data = user;

	return 0;
}

static int rpmsg_sim_user_close(struct inode *inode, struct file *file)
{
	struct rpmsg_sim_user *user = file->private_data;

	mutex_lock(&user->lock);
	rpmsg_sim_user_disconnect(user);
	mutex_unlock(&user->lock);
	clear_bit(0, &user->opened);
	rpmsg_sim_user_put(user);

	return 0;
}

/* The mapping holds the file, and that the memory. */
static int rpmsg_sim_user_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rpmsg_sim_user *user = file->private_data;
	struct rpmsg_sim_shared *shared = user->shared;
	size_t size = vma->vm_end - vma->vm_start;

	if (vma->vm_pgoff || size > PAGE_ALIGN(shared->size))
		return -EINVAL;

	return remap_pfn_range(vma, vma->vm_start,
			       PHYS_PFN(virt_to_phys(shared->base)), size,
			       vma->vm_page_prot);
}

static long rpmsg_sim_user_get_info(struct rpmsg_sim_user *user,
				    void __user *arg)
{
	struct rpmsg_sim_info info = {
		.da = virt_to_phys(user->shared->base),
		.size = user->shared->size,
	};

	return copy_to_user(arg, &info, sizeof(info)) ? -EFAULT : 0;
}

static long rpmsg_sim_user_connect_kick(struct rpmsg_sim_user *user,
					const struct rpmsg_sim_eventfd *eventfd)
{
	struct eventfd_ctx *ctx = NULL;

	if (eventfd->fd >= 0)
		ctx = eventfd_ctx_fdget(eventfd->fd);
	if (IS_ERR(ctx))
		return PTR_ERR(ctx);

	rpmsg_sim_user_set_kick(user, eventfd->notifyid, ctx);

	return 0;
}

static long rpmsg_sim_user_connect_irq(struct rpmsg_sim_user *user,
				       const struct rpmsg_sim_eventfd *eventfd)
{
	struct rpmsg_sim_irqfd *irqfd = NULL;

	if (eventfd->fd >= 0)
		irqfd = rpmsg_sim_irqfd_create(user->remote, eventfd->notifyid,
					       eventfd->fd);
	if (IS_ERR(irqfd))
		return PTR_ERR(irqfd);

	rpmsg_sim_user_set_irq(user, eventfd->notifyid, irqfd);

	return 0;
}

static long rpmsg_sim_user_connect(struct rpmsg_sim_user *user,
				   void __user *arg,
				   long (*connect)(struct rpmsg_sim_user *user,
						   const struct rpmsg_sim_eventfd *))
{
	struct rpmsg_sim_eventfd eventfd;
	long ret = -ENODEV;

	if (copy_from_user(&eventfd, arg, sizeof(eventfd)))
		return -EFAULT;
	if (eventfd.notifyid >= RPMSG_SIM_QUEUES)
		return -EINVAL;

	mutex_lock(&user->lock);
	if (user->remote)
		ret = connect(user, &eventfd);
	mutex_unlock(&user->lock);

	return ret;
}

static long rpmsg_sim_user_ioctl(struct file *file, unsigned int cmd,
				 unsigned long arg)
{
	struct rpmsg_sim_user *user = file->private_data;
	void __user *argp = (void __user *)arg;

	switch (cmd) {
	case RPMSG_SIM_GET_INFO:
		return rpmsg_sim_user_get_info(user, argp);
	case RPMSG_SIM_SET_KICK:
		return rpmsg_sim_user_connect(user, argp,
					      rpmsg_sim_user_connect_kick);
	case RPMSG_SIM_SET_IRQ:
		return rpmsg_sim_user_connect(user, argp,
					      rpmsg_sim_user_connect_irq);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations rpmsg_sim_user_fops = {
	.owner = THIS_MODULE,
	.open = rpmsg_sim_user_open,
	.release = rpmsg_sim_user_close,
	.mmap = rpmsg_sim_user_mmap,
	.unlocked_ioctl = rpmsg_sim_user_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

/**
 * rpmsg_sim_user_create() - make what a program will play the remote with
 * @name: of the remote
 * @ring_size: entries of each vring
 * @features: offered to the guest
 *
 * Context: process context, may sleep.
 * Return: it, with a block of shared memory; ERR_PTR(-ENOMEM).
 */
struct rpmsg_sim_user *rpmsg_sim_user_create(const char *name,
					     unsigned int ring_size,
					     u64 features)
{
	struct rpmsg_sim_shared *shared;
	struct rpmsg_sim_user *user;

	user = kzalloc(sizeof(*user), GFP_KERNEL);
	if (!user)
		return ERR_PTR(-ENOMEM);

	shared = rpmsg_sim_shared_create(ring_size, features);
	if (IS_ERR(shared)) {
		kfree(user);
		return ERR_CAST(shared);
	}

	kref_init(&user->kref);
	mutex_init(&user->lock);
	user->shared = shared;
	snprintf(user->name, sizeof(user->name), "%s-%s",
		 RPMSG_SIM_MODULE_NAME, name);
	user->misc.minor = MISC_DYNAMIC_MINOR;
	user->misc.name = user->name;
	user->misc.fops = &rpmsg_sim_user_fops;

	return user;
}

/**
 * rpmsg_sim_user_publish() - let a program play the remote
 * @user: what rpmsg_sim_user_create() made
 * @remote: the remote
 *
 * Context: process context, may sleep.
 * Return: 0 or what registering the character device returned.
 */
int rpmsg_sim_user_publish(struct rpmsg_sim_user *user,
			   struct rpmsg_sim_remote *remote)
{
	remote->user = user;
	user->remote = remote;

	return misc_register(&user->misc);
}

/**
 * rpmsg_sim_user_withdraw() - undo rpmsg_sim_user_publish()
 * @user: it; a program that has it open keeps the memory, and nothing else
 *
 * Context: process context, may sleep.
 */
void rpmsg_sim_user_withdraw(struct rpmsg_sim_user *user)
{
	misc_deregister(&user->misc);

	mutex_lock(&user->lock);
	rpmsg_sim_user_disconnect(user);
	user->remote = NULL;
	mutex_unlock(&user->lock);
}

static void rpmsg_sim_user_kick(struct rpmsg_sim_remote *remote,
				enum rpmsg_sim_queue queue)
{
	struct rpmsg_sim_user *user = remote->user;

	mutex_lock(&user->lock);
	if (user->kicks[queue])
		compat_eventfd_signal(user->kicks[queue]);
	mutex_unlock(&user->lock);
}

const struct rpmsg_sim_remote_ops rpmsg_sim_user_ops = {
	.name = "user",
	.kick = rpmsg_sim_user_kick,
};
