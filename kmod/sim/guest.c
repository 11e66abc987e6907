// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated guest: writes to addresses without memory
 *
 * No vCPU runs here. What one would be stopped for comes by a file instead:
 * who writes "VM ADDRESS LENGTH VALUE" to /dev/gunyah_sim_guest is the vCPU of
 * that machine that has just done it.
 */

#include <linux/fs.h>
#include <linux/gunyah_vm.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define GH_SIM_GUEST_LINE_MAX	128

static int gh_sim_guest_do(const char *line)
{
	u64 addr, data;
	struct gh_vm *vm;
	u32 id, len;
	int ret;

	if (sscanf(line, "%u %lli %u %lli", &id, &addr, &len, &data) != 4)
		return -EINVAL;

	vm = gh_vm_find(id);
	if (!vm)
		return -ESRCH;
	ret = gh_vm_mmio_write(vm, addr, len, data);
	gh_vm_put(vm);

	return ret;
}

static ssize_t gh_sim_guest_write(struct file *file, const char __user *buf,
				  size_t count, loff_t *ppos)
{
	char line[GH_SIM_GUEST_LINE_MAX] = "";
	int ret;

	if (count >= sizeof(line))
		return -E2BIG;
	if (copy_from_user(line, buf, count))
		return -EFAULT;

	ret = gh_sim_guest_do(line);
	return ret ?: count;
}

static const struct file_operations gh_sim_guest_fops = {
	.owner = THIS_MODULE,
	.write = gh_sim_guest_write,
	.llseek = noop_llseek,
};

static struct miscdevice gh_sim_guest_dev = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = KBUILD_MODNAME,
	.fops = &gh_sim_guest_fops,
	.mode = 0200,
};
module_misc_device(gh_sim_guest_dev);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Simulated guest of a Gunyah virtual machine");
