/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is read of the kernel's own structures. Where each field lies is found
 * out by its name when a program is loaded, so only those are here.
 */
#ifndef RINGSCOPE_VIRTIO_BPF_H
#define RINGSCOPE_VIRTIO_BPF_H

#include <linux/types.h>

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct kernfs_node {
	__u64 id;
};

struct kobject {
	struct kernfs_node *sd;
};

struct device_driver {
	const char *name;
};

struct device {
	struct kobject kobj;
	struct device_driver *driver;
};

struct virtio_device_id {
	__u32 device;
};

struct virtio_device {
	int index;
	struct device dev;
	struct virtio_device_id id;
};

struct virtqueue {
	struct virtio_device *vdev;
	unsigned int index;
};

#if defined(RS_ARCH_amd64)
struct pt_regs {
	unsigned long di, cx, ax, sp;
};
#define RS_REGS			pt_regs
#define RS_REGS_FIRST(regs)	((regs)->di)
#define RS_REGS_FOURTH(regs)	((regs)->cx)
#define RS_REGS_RESULT(regs)	((regs)->ax)
#elif defined(RS_ARCH_arm64)
struct user_pt_regs {
	__u64 regs[31];
	__u64 sp;
};
#define RS_REGS			user_pt_regs
#define RS_REGS_FIRST(at)	((at)->regs[0])
#define RS_REGS_FOURTH(at)	((at)->regs[3])
#define RS_REGS_RESULT(at)	((at)->regs[0])
#endif

#pragma clang attribute pop

#endif
