// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated virtual machine played by a program: /dev/gunyah_sim-<name>
 *
 * read() takes one message that the guest sent, write() sends it one. Both
 * block, unless O_NONBLOCK says otherwise; poll() works.
 */

#include <linux/fs.h>
#include <linux/kref.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "device.h"
#include "sim.h"

struct gh_sim_user {
	/* One for the device, one for each open file */
	struct kref kref;
	struct miscdevice misc;
	wait_queue_head_t wait;
	/* Goes up when it may be worth another try */
	atomic_t events;
	/* Protects peer and data; a mutex, as user memory is copied under it */
	struct mutex lock;
	struct gh_sim_peer *peer;	/* NULL once the device is gone */
	char data[GH_MSGQ_MAX_MSG_SIZE];
	char name[sizeof(GH_SIM_MODULE_NAME) + GH_SIM_NAME_MAX];
};

static void gh_sim_user_free(struct kref *kref)
{
	kfree(container_of(kref, struct gh_sim_user, kref));
}

static int gh_sim_user_open(struct inode *inode, struct file *file)
{
	struct gh_sim_user *user = container_of(file->private_data,
						struct gh_sim_user, misc);

	/* Under misc_mtx, which misc_deregister() takes: it is still there. */
	kref_get(&user->kref);
	file->private_data = user;

	return stream_open(inode, file);
}

static int gh_sim_user_close(struct inode *inode, struct file *file)
{
	struct gh_sim_user *user = file->private_data;

	kref_put(&user->kref, gh_sim_user_free);
	return 0;
}

/* -EAGAIN: nothing to read now */
static ssize_t gh_sim_user_try_read(struct gh_sim_user *user, char __user *buf,
				    size_t count)
{
	struct gh_msg_origin origin;
	enum gh_error error;
	ssize_t ret;
	size_t size;
	bool more;

	mutex_lock(&user->lock);
	if (!user->peer) {
		ret = -ENODEV;
	} else if (!user->peer->from_guest) {
		ret = -EOPNOTSUPP;
	} else {
		error = gh_sim_queue_recv(user->peer->from_guest, user->data,
					  min(count, sizeof(user->data)),
					  &size, &more, &origin);
		if (error == GH_ERROR_MSGQUEUE_EMPTY)
			ret = -EAGAIN;
		else if (error || !size)
			ret = -EMSGSIZE;	/* and the message stays */
		else if (copy_to_user(buf, user->data, size))
			ret = -EFAULT;
		else
			ret = size;
	}
	mutex_unlock(&user->lock);

	return ret;
}

/* -EAGAIN: no room now */
static ssize_t gh_sim_user_try_write(struct gh_sim_user *user,
				     const char __user *buf, size_t count)
{
	struct gh_sim_queue *queue;
	bool not_full;
	ssize_t ret;

	mutex_lock(&user->lock);
	queue = user->peer ? user->peer->to_guest : NULL;
	if (!user->peer)
		ret = -ENODEV;
	else if (!queue)
		ret = -EOPNOTSUPP;
	else if (!count || count > queue->max_size)
		ret = -EMSGSIZE;
	else if (copy_from_user(user->data, buf, count))
		ret = -EFAULT;
	else if (gh_sim_queue_send(queue, user->data, count, 0, &not_full,
				   NULL))
		ret = -EAGAIN;
	else
		ret = count;
	mutex_unlock(&user->lock);

	return ret;
}

static __poll_t gh_sim_user_poll(struct file *file, poll_table *wait)
{
	struct gh_sim_user *user = file->private_data;
	struct gh_sim_peer *peer;
	__poll_t mask = 0;

	poll_wait(file, &user->wait, wait);

	mutex_lock(&user->lock);
	peer = user->peer;
	if (!peer)
		mask = EPOLLHUP | EPOLLERR;
	if (peer && peer->from_guest && READ_ONCE(peer->from_guest->count))
		mask |= EPOLLIN | EPOLLRDNORM;
	if (peer && peer->to_guest &&
	    READ_ONCE(peer->to_guest->count) < peer->to_guest->depth)
		mask |= EPOLLOUT | EPOLLWRNORM;
	mutex_unlock(&user->lock);

	return mask;
}

static void gh_sim_user_event(struct gh_sim_user *user)
{
	atomic_inc(&user->events);
	wake_up_interruptible_all(&user->wait);
}

/* Try again with every event, until it is no longer -EAGAIN. */
#define GH_SIM_USER_WAIT(_file, _user, _try)				\
({									\
	ssize_t _ret;							\
	int _seen;							\
									\
	do {								\
		_seen = atomic_read(&(_user)->events);			\
		_ret = (_try);						\
		if (_ret != -EAGAIN || (_file)->f_flags & O_NONBLOCK)	\
			break;						\
		_ret = wait_event_interruptible((_user)->wait,		\
				atomic_read(&(_user)->events) != _seen); \
	} while (!_ret);						\
	_ret;								\
})

static ssize_t gh_sim_user_read(struct file *file, char __user *buf,
				size_t count, loff_t *ppos)
{
	struct gh_sim_user *user = file->private_data;

	return GH_SIM_USER_WAIT(file, user,
				gh_sim_user_try_read(user, buf, count));
}

static ssize_t gh_sim_user_write(struct file *file, const char __user *buf,
				 size_t count, loff_t *ppos)
{
	struct gh_sim_user *user = file->private_data;

	return GH_SIM_USER_WAIT(file, user,
				gh_sim_user_try_write(user, buf, count));
}

static const struct file_operations gh_sim_user_fops = {
	.owner = THIS_MODULE,
	.open = gh_sim_user_open,
	.release = gh_sim_user_close,
	.read = gh_sim_user_read,
	.write = gh_sim_user_write,
	.poll = gh_sim_user_poll,
};

static int gh_sim_user_start(struct gh_sim_peer *peer, const char *name)
{
	struct gh_sim_user *user;
	int ret;

	user = kzalloc(sizeof(*user), GFP_KERNEL);
	if (!user)
		return -ENOMEM;

	kref_init(&user->kref);
	init_waitqueue_head(&user->wait);
	mutex_init(&user->lock);
	user->peer = peer;
	snprintf(user->name, sizeof(user->name), "%s-%s", GH_SIM_MODULE_NAME,
		 name);
	user->misc.minor = MISC_DYNAMIC_MINOR;
	user->misc.name = user->name;
	user->misc.fops = &gh_sim_user_fops;
	peer->priv = user;

	ret = misc_register(&user->misc);
	if (ret)
		kref_put(&user->kref, gh_sim_user_free);

	return ret;
}

static void gh_sim_user_stop(struct gh_sim_peer *peer)
{
	struct gh_sim_user *user = peer->priv;

	misc_deregister(&user->misc);

	mutex_lock(&user->lock);
	user->peer = NULL;
	mutex_unlock(&user->lock);
	gh_sim_user_event(user);

	kref_put(&user->kref, gh_sim_user_free);
}

static void gh_sim_user_notify(void *data)
{
	struct gh_sim_peer *peer = data;

	gh_sim_user_event(peer->priv);
}

const struct gh_sim_peer_ops gh_sim_user_ops = {
	.name = "user",
	.start = gh_sim_user_start,
	.stop = gh_sim_user_stop,
	.notify = gh_sim_user_notify,
};
