/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The Resource Manager's protocol, as it is on the wire: little endian, and
 * not aligned everywhere
 *
 * A message of the protocol is one message of the queue, or up to 63 of them.
 * See src/rpc and include/ in the source of the Resource Manager.
 */
#ifndef _GUNYAH_RM_WIRE_H
#define _GUNYAH_RM_WIRE_H

#include <linux/bits.h>
#include <linux/types.h>

#define GH_RM_MESSAGE_MAX	240

/* Version 1, a header of two words */
#define GH_RM_API		0x21

#define GH_RM_TYPE_MASK		GENMASK(1, 0)
#define GH_RM_TYPE_CONTINUATION	0
#define GH_RM_TYPE_REQUEST	1
#define GH_RM_TYPE_REPLY	2
#define GH_RM_TYPE_NOTIFICATION	3

/* How many messages follow the first one */
#define GH_RM_FRAGMENTS_MASK	GENMASK(7, 2)
#define GH_RM_FRAGMENTS_MAX	62

struct gh_rm_header {
	u8 api;
	u8 type;
	__le16 seq;
	__le32 message_id;
} __packed;

#define GH_RM_CONTENT_MAX	(GH_RM_MESSAGE_MAX - sizeof(struct gh_rm_header))

/* A reply begins with it, the payload follows. */
typedef __le32 gh_rm_wire_error;

/* Messages that so much content takes, beyond the first */
static inline unsigned int gh_rm_fragments(size_t size)
{
	return size ? (size - 1) / GH_RM_CONTENT_MAX : 0;
}

#define GH_RM_MEM_LEND			0x51000012
#define GH_RM_MEM_SHARE			0x51000013
#define GH_RM_MEM_RECLAIM		0x51000015
#define GH_RM_MEM_APPEND		0x51000018
#define GH_RM_VM_ALLOC_VMID		0x56000001
#define GH_RM_VM_DEALLOC_VMID		0x56000002
#define GH_RM_VM_START			0x56000004
#define GH_RM_VM_STOP			0x56000005
#define GH_RM_VM_RESET			0x56000006
#define GH_RM_VM_CONFIG_IMAGE		0x56000009
#define GH_RM_VM_INIT			0x5600000b
#define GH_RM_VM_GET_ID			0x56000010
#define GH_RM_VM_GET_STATE		0x56000017
#define GH_RM_VM_GET_HYP_RESOURCES	0x56000020
#define GH_RM_VM_GET_VMID		0x56000024
#define GH_RM_VM_SET_FIRMWARE_MEM	0x56000032

/* The request of every call that only names a virtual machine */
struct gh_rm_wire_vmid {
	__le16 vmid;
	__le16 reserved;
} __packed;

#define GH_RM_WIRE_STOP_FORCE		BIT(0)
#define GH_RM_WIRE_STOP_REASON_FORCE	3

struct gh_rm_wire_stop {
	__le16 vmid;
	u8 flags;
	u8 reserved;
	__le32 reason;
} __packed;

struct gh_rm_wire_image {
	__le16 vmid;
	__le16 auth;
	__le32 mem_handle;
	__le64 image_offset;
	__le64 image_size;
	__le64 dtb_offset;
	__le64 dtb_size;
} __packed;

struct gh_rm_wire_firmware {
	__le16 vmid;
	__le16 reserved;
	__le32 mem_handle;
	__le64 offset;
	__le64 size;
} __packed;

/* Each padded to a multiple of four bytes */
struct gh_rm_wire_id {
	u8 type;
	u8 reserved;
	__le16 size;
	u8 id[];
} __packed;

struct gh_rm_wire_state {
	u8 vm_status;
	u8 os_status;
	__le16 app_status;
} __packed;

struct gh_rm_wire_resource {
	u8 type;
	u8 reserved;
	__le16 partner_vmid;
	__le32 handle;
	__le32 label;
	__le64 capid;
	__le32 virq_handle;
	__le32 virq;
	__le64 base;
	__le64 size;
} __packed;

/* A list begins with the number of its entries. */
struct gh_rm_wire_list {
	__le16 n_entries;
	__le16 reserved;
} __packed;

#define GH_RM_WIRE_LEND_APPEND		BIT(1)

struct gh_rm_wire_lend {
	u8 type;
	u8 reserved;
	u8 flags;
	u8 reserved2;
	__le32 label;
} __packed;

struct gh_rm_wire_acl {
	__le16 vmid;
	u8 perms;
	u8 reserved;
} __packed;

struct gh_rm_wire_mem {
	__le64 ipa;
	__le64 size;
} __packed;

/* The request of RECLAIM, and of APPEND before its list */
struct gh_rm_wire_handle {
	__le32 mem_handle;
	u8 flags;
	u8 reserved[3];
} __packed;

#define GH_RM_WIRE_APPEND_DONE		BIT(0)

struct gh_rm_wire_exited {
	__le16 vmid;
	__le16 exit_type;
	__le32 reason_size;
	u8 reason[];
} __packed;

struct gh_rm_wire_status {
	__le16 vmid;
	__le16 reserved;
	struct gh_rm_wire_state state;
} __packed;

#endif /* _GUNYAH_RM_WIRE_H */
