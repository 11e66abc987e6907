// SPDX-License-Identifier: GPL-2.0
/* Gunyah virtual machines: /dev/gunyah, and the file of a machine */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/anon_inodes.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/namei.h>
#include <linux/path.h>
#include <linux/poll.h>
#include <linux/uaccess.h>

#include "vm.h"

#define GH_VM_DEV_NAME	"gunyah"

static int gh_vm_dev_function(struct gh_vm *vm, const void __user *user,
			      int (*call)(struct gh_vm *vm,
					  const struct gh_fn_desc *desc))
{
	struct gh_fn_desc desc;

	if (copy_from_user(&desc, user, sizeof(desc)))
		return -EFAULT;

	return call(vm, &desc);
}

static long gh_vm_dev_vm_ioctl(struct file *file, unsigned int cmd,
			       unsigned long arg)
{
	const void __user *user = (const void __user *)arg;
	struct gh_vm *vm = file->private_data;

	switch (cmd) {
	case GH_VM_START:
		return gh_vm_start(vm);
	case GH_VM_ADD_FUNCTION:
		return gh_vm_dev_function(vm, user, gh_vm_function_add);
	case GH_VM_REMOVE_FUNCTION:
		return gh_vm_dev_function(vm, user, gh_vm_function_remove);
	default:
		return -ENOTTY;
	}
}

static __poll_t gh_vm_dev_vm_poll(struct file *file, poll_table *wait)
{
	struct gh_vm *vm = file->private_data;
	enum gh_vm_state state;

	poll_wait(file, &vm->wait, wait);
	state = READ_ONCE(vm->state);

	return state == GH_VM_EXITED || state == GH_VM_CLOSED ? EPOLLHUP : 0;
}

static int gh_vm_dev_vm_release(struct inode *inode, struct file *file)
{
	gh_vm_close(file->private_data);
	return 0;
}

static const struct file_operations gh_vm_dev_vm_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = gh_vm_dev_vm_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
	.poll = gh_vm_dev_vm_poll,
	.release = gh_vm_dev_vm_release,
	.llseek = noop_llseek,
};

static int gh_vm_dev_create_vm(unsigned long arg)
{
	struct gh_vm *vm;
	int fd;

	if (arg)
		return -EINVAL;

	vm = gh_vm_create();
	if (IS_ERR(vm))
		return PTR_ERR(vm);

	fd = anon_inode_getfd("gunyah-vm", &gh_vm_dev_vm_fops, vm,
			      O_RDWR | O_CLOEXEC);
	if (fd < 0)
		gh_vm_close(vm);

	return fd;
}

static long gh_vm_dev_ioctl(struct file *file, unsigned int cmd,
			    unsigned long arg)
{
	return cmd == GH_CREATE_VM ? gh_vm_dev_create_vm(arg) : -ENOTTY;
}

static const struct file_operations gh_vm_dev_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = gh_vm_dev_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
	.llseek = noop_llseek,
};

static struct miscdevice gh_vm_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = GH_VM_DEV_NAME,
	.fops = &gh_vm_dev_fops,
};

/* misc_register() finds out as well, but says so with a warning and a trace. */
static bool gh_vm_dev_is_taken(void)
{
	struct path path;

	if (kern_path("/sys/class/misc/" GH_VM_DEV_NAME, 0, &path))
		return false;
	path_put(&path);

	return true;
}

/**
 * gh_vm_dev_init() - offer /dev/gunyah
 *
 * Context: process context, may sleep.
 * Return: 0; -EBUSY if another driver has it, and says so; or what registering
 * it returned.
 */
int gh_vm_dev_init(void)
{
	if (gh_vm_dev_is_taken()) {
		pr_err("/dev/" GH_VM_DEV_NAME " is another driver's: unload that first\n");
		return -EBUSY;
	}

	return misc_register(&gh_vm_dev);
}

/**
 * gh_vm_dev_exit() - undo gh_vm_dev_init()
 *
 * Context: process context, may sleep.
 */
void gh_vm_dev_exit(void)
{
	misc_deregister(&gh_vm_dev);
}
