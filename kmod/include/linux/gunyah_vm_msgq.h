/* SPDX-License-Identifier: GPL-2.0 */
/* Message queues to a Gunyah virtual machine: what a driver binds to */
#ifndef _LINUX_GUNYAH_VM_MSGQ_H
#define _LINUX_GUNYAH_VM_MSGQ_H

#include <linux/auxiliary_bus.h>
#include <linux/gunyah.h>

#define GH_VM_MSGQ_MODULE_NAME	"gunyah_vm_msgq"
#define GH_VM_MSGQ_DEVICE_NAME	"queue"

/**
 * struct gh_vm_msgq - the auxiliary device "gunyah_vm_msgq.queue.<n>"
 * @auxdev: the device; it comes and goes with the virtual machine
 * @name: of the function that made it
 * @label: of the queues, in the virtual machine's device tree
 * @tx: end to send on; NULL where the function did not ask for it
 * @rx: end to receive from; NULL where the function did not ask for it
 *
 * The ends are for gh_msgq_init(), and stay until the driver's remove() has
 * returned.
 */
struct gh_vm_msgq {
	struct auxiliary_device auxdev;
	const char *name;
	u32 label;
	struct gh_resource *tx;
	struct gh_resource *rx;
};

static inline struct gh_vm_msgq *to_gh_vm_msgq(struct auxiliary_device *dev)
{
	return container_of(dev, struct gh_vm_msgq, auxdev);
}

#endif /* _LINUX_GUNYAH_VM_MSGQ_H */
