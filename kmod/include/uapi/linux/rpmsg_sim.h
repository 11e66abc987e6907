/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * /dev/rpmsg_sim-<name>: the memory that a simulated remote processor shares
 * with the guest, for the program that plays it; see
 * docs/ABI/configfs-rpmsg-sim. The memory begins with a resource table as
 * remote processors' firmware has it.
 */
#ifndef _UAPI_LINUX_RPMSG_SIM_H
#define _UAPI_LINUX_RPMSG_SIM_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define RPMSG_SIM_TABLE_VERSION	1
#define RPMSG_SIM_TABLE_VDEV	3	/* type of the only entry */

struct rpmsg_sim_table_vring {
	__u32 da;		/* where it is: device address */
	__u32 align;		/* of its parts, bytes */
	__u32 num;		/* of its descriptors */
	__u32 notifyid;		/* what it is called in kicks */
	__u32 reserved;
};

struct rpmsg_sim_table {
	__u32 ver;
	__u32 entries;
	__u32 reserved[2];
	__u32 offset;		/* of the entry, which follows */
	__u32 type;
	__u32 id;		/* virtio device type */
	__u32 notifyid;
	__u32 dfeatures;	/* offered */
	__u32 gfeatures;	/* taken by the guest */
	__u32 config_len;
	__u8 status;		/* as the guest sets it */
	__u8 num_of_vrings;
	__u8 vdev_reserved[2];
	/* The first is the remote's to send by, the second to receive by */
	struct rpmsg_sim_table_vring vring[2];
};

/**
 * struct rpmsg_sim_info - what mmap() gives
 * @da: device address of its first byte; addresses in the table and in
 *	descriptors are of the same kind
 * @size: its bytes, from offset 0 of the file on
 */
struct rpmsg_sim_info {
	__u64 da;
	__u64 size;
};

/**
 * struct rpmsg_sim_eventfd - who is told
 * @notifyid: of a vring
 * @fd: an eventfd, or -1 for nobody
 */
struct rpmsg_sim_eventfd {
	__u32 notifyid;
	__s32 fd;
};

#define RPMSG_SIM_GET_INFO	_IOR(0xb6, 1, struct rpmsg_sim_info)
/* The guest's kicks of this vring go there. */
#define RPMSG_SIM_SET_KICK	_IOW(0xb6, 2, struct rpmsg_sim_eventfd)
/* What is written there interrupts the guest for this vring. */
#define RPMSG_SIM_SET_IRQ	_IOW(0xb6, 3, struct rpmsg_sim_eventfd)

#endif /* _UAPI_LINUX_RPMSG_SIM_H */
