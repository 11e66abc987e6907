// SPDX-License-Identifier: GPL-2.0
/* /dev/rpmsg<n>: see docs/ABI/dev-rpmsg */

#include <linux/fs.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uio.h>
#include <uapi/linux/rpmsg.h>

#include "char.h"
#include "rpmsg_flow.h"

static int rpmsg_char_file_open(struct inode *inode, struct file *file)
{
	struct rpmsg_char_ept *e = container_of(inode->i_cdev,
						struct rpmsg_char_ept,
						node.cdev);
	int ret;

	ret = rpmsg_char_ept_open(e);
	if (ret)
		return ret;

	/* The file holds the cdev, and with it the endpoint. */
	file->private_data = e;

	return stream_open(inode, file);
}

static int rpmsg_char_file_release(struct inode *inode, struct file *file)
{
	rpmsg_char_ept_close(file->private_data);

	return 0;
}

static bool rpmsg_char_file_nowait(const struct kiocb *iocb)
{
	return (iocb->ki_filp->f_flags & O_NONBLOCK) ||
	       (iocb->ki_flags & IOCB_NOWAIT);
}

/* A message, NULL to wait for one, or the error that ends the wait */
static struct rpmsg_char_message *rpmsg_char_file_try(struct rpmsg_char_ept *e)
{
	/* Looked at first: when it is set, nothing is queued any more. */
	bool gone = smp_load_acquire(&e->gone);
	struct rpmsg_char_message *message = rpmsg_char_queue_take(&e->queue);

	if (!message && gone)
		return ERR_PTR(-EPIPE);

	return message;
}

static struct rpmsg_char_message *
rpmsg_char_file_next(struct rpmsg_char_ept *e, bool nowait)
{
	struct rpmsg_char_message *message = rpmsg_char_file_try(e);
	int ret;

	if (message)
		return message;
	if (nowait)
		return ERR_PTR(-EAGAIN);

	ret = wait_event_interruptible(e->queue.wait,
				       (message = rpmsg_char_file_try(e)));

	return ret ? ERR_PTR(ret) : message;
}

/* One message; what does not fit of it is lost, as with any datagram. */
static ssize_t rpmsg_char_file_read(struct kiocb *iocb, struct iov_iter *to)
{
	struct rpmsg_char_ept *e = iocb->ki_filp->private_data;
	struct rpmsg_char_message *message;
	size_t len;

	message = rpmsg_char_file_next(e, rpmsg_char_file_nowait(iocb));
	if (IS_ERR(message))
		return PTR_ERR(message);

	len = min(iov_iter_count(to), message->len);
	if (copy_to_iter(message->data, len, to) != len) {
		rpmsg_char_queue_untake(&e->queue, message);
		return -EFAULT;
	}
	kfree(message);

	return len;
}

/* What a program is to see of the errors of the bus */
static int rpmsg_char_file_error(int error, bool nowait)
{
	switch (error) {
	case -ENOMEM:
		/* No buffer, where waiting for one was not allowed */
		return nowait ? -EAGAIN : error;
	case -ESHUTDOWN:
		return -EPIPE;
	default:
		return error;
	}
}

/*
 * The data is copied before there is a buffer: reading the memory of a program
 * may take for ever, and a buffer that is out keeps the link from going.
 */
static int rpmsg_char_file_send(struct rpmsg_char_ept *e,
				struct rpmsg_bus_ept *ept,
				struct iov_iter *from, bool nowait)
{
	size_t len = iov_iter_count(from);
	void *data;
	int ret;

	if (len > ept->link->info.mtu)
		return -EMSGSIZE;

	data = kmalloc(len, GFP_KERNEL);
	if (!data)
		return -ENOMEM;

	if (copy_from_iter_full(data, len, from))
		ret = rpmsg_bus_sendto_timeout(&ept->ept, data, len,
					       e->chinfo.dst, nowait ? 0 :
					       MAX_SCHEDULE_TIMEOUT);
	else
		ret = -EFAULT;
	kfree(data);

	return rpmsg_char_file_error(ret, nowait);
}

static ssize_t rpmsg_char_file_write(struct kiocb *iocb, struct iov_iter *from)
{
	struct rpmsg_char_ept *e = iocb->ki_filp->private_data;
	size_t len = iov_iter_count(from);
	struct rpmsg_bus_ept *ept;
	int ret;

	ept = rpmsg_char_ept_hold(e);
	if (!ept)
		return -EPIPE;

	ret = rpmsg_char_file_send(e, ept, from, rpmsg_char_file_nowait(iocb));
	rpmsg_ept_put(ept);

	return ret ?: len;
}

static __poll_t rpmsg_char_file_poll(struct file *file, poll_table *wait)
{
	struct rpmsg_char_ept *e = file->private_data;
	struct rpmsg_bus_ept *ept;
	__poll_t mask = 0;

	poll_wait(file, &e->queue.wait, wait);
	/* As in rpmsg_char_file_try(): before the queue. */
	if (smp_load_acquire(&e->gone))
		mask |= EPOLLERR | EPOLLHUP;

	spin_lock(&e->queue.lock);
	if (!list_empty(&e->queue.messages))
		mask |= EPOLLIN | EPOLLRDNORM;
	spin_unlock(&e->queue.lock);

	ept = rpmsg_char_ept_hold(e);
	if (ept) {
		mask |= rpmsg_poll(&ept->ept, file, wait);
		rpmsg_ept_put(ept);
	}

	return mask;
}

static long rpmsg_char_file_ioctl(struct file *file, unsigned int cmd,
				  unsigned long arg)
{
	struct rpmsg_char_ept *e = file->private_data;

	if (cmd != RPMSG_DESTROY_EPT_IOCTL)
		return rpmsg_char_flow_ioctl(e, cmd, arg);

	/* A channel's own goes with the channel. */
	if (!e->ctrl)
		return -EINVAL;

	rpmsg_char_ctrl_end_ept(e->ctrl, e);
	return 0;
}

const struct file_operations rpmsg_char_file_fops = {
	.owner = THIS_MODULE,
	.open = rpmsg_char_file_open,
	.release = rpmsg_char_file_release,
	.read_iter = rpmsg_char_file_read,
	.write_iter = rpmsg_char_file_write,
	.poll = rpmsg_char_file_poll,
	.unlocked_ioctl = rpmsg_char_file_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};
