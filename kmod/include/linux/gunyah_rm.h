/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Gunyah Resource Manager: calls to it, and what it tells unasked
 *
 * The Resource Manager is a virtual machine that owns all others. It is
 * reached by a pair of message queues; message ids, layouts and error codes
 * are those of its own source (quic/gunyah-resource-manager). Everything here
 * is in the CPU's byte order.
 */
#ifndef _LINUX_GUNYAH_RM_H
#define _LINUX_GUNYAH_RM_H

#include <linux/bits.h>
#include <linux/gunyah.h>
#include <linux/list.h>
#include <linux/types.h>

struct device;
struct gh_rm;
struct notifier_block;

/* A virtual machine: 0 is "any" or "myself", whichever a call says */
#define GH_VMID_INVAL			U16_MAX

/* What a request and a reply may carry besides headers and error code */
#define GH_RM_REQUEST_MAX		14384
#define GH_RM_REPLY_MAX			14612

/* Message ids of notifications, as a notifier gets them for action */
#define GH_RM_NOTIFICATION_MEM_SHARED		0x51100011
#define GH_RM_NOTIFICATION_MEM_RELEASED	0x51100012
#define GH_RM_NOTIFICATION_MEM_ACCEPTED	0x51100013
#define GH_RM_NOTIFICATION_MEM_RECALL		0x51100014
#define GH_RM_NOTIFICATION_VM_EXITED	0x56100001
#define GH_RM_NOTIFICATION_VM_SHUTDOWN	0x56100002
#define GH_RM_NOTIFICATION_VM_STATUS	0x56100008

/* What the Resource Manager answers; gh_rm_error_remap() has them in errno's */
enum gh_rm_error {
	GH_RM_ERROR_OK			= 0,
	GH_RM_ERROR_NOMEM		= 1,
	GH_RM_ERROR_NORESOURCE		= 2,
	GH_RM_ERROR_DENIED		= 3,
	GH_RM_ERROR_INVALID		= 4,
	GH_RM_ERROR_BUSY		= 5,
	GH_RM_ERROR_ARGUMENT_INVALID	= 6,
	GH_RM_ERROR_HANDLE_INVALID	= 7,
	GH_RM_ERROR_VALIDATE_FAILED	= 8,
	GH_RM_ERROR_MAP_FAILED		= 9,
	GH_RM_ERROR_MEM_INVALID		= 10,
	GH_RM_ERROR_MEM_INUSE		= 11,
	GH_RM_ERROR_MEM_RELEASED	= 12,
	GH_RM_ERROR_VMID_INVALID	= 13,
	GH_RM_ERROR_LOOKUP_FAILED	= 14,
	GH_RM_ERROR_IRQ_INVALID		= 15,
	GH_RM_ERROR_IRQ_INUSE		= 16,
	GH_RM_ERROR_IRQ_RELEASED	= 17,
	GH_RM_ERROR_IN_USE		= 18,
	GH_RM_ERROR_IRQ_NOT_MAPPED	= 19,
	GH_RM_ERROR_VM_STATE		= 20,
};

/* Not in the enum, whose members fit an int */
#define GH_RM_ERROR_UNIMPLEMENTED	0xffffffffu

int gh_rm_error_remap(u32 error);

/**
 * struct gh_rm_link - what a driver gives who finds a Resource Manager
 * @name: shown in /sys/class/gunyah_rm and in messages
 * @tx: end to send on
 * @rx: end to receive from
 * @map_virq: make a Linux interrupt of a virtual interrupt number that the
 *	Resource Manager named (a GIC INTID, checked already); may sleep.
 *	Returns it, or a negative errno.
 * @unmap_virq: undo @map_virq
 *
 * The platform data of an auxiliary device "<module>.rm" whose module is in
 * the driver's table of ids. It must stay as long as the device is there.
 */
struct gh_rm_link {
	const char *name;
	struct gh_resource *tx;
	struct gh_resource *rx;
	int (*map_virq)(const struct gh_rm_link *link, u32 virq);
	void (*unmap_virq)(const struct gh_rm_link *link, unsigned int irq);
};

/**
 * struct gh_rm_client - who wants to know of every Resource Manager
 * @name: for messages
 * @add: there is one; process context, may sleep and make calls. Must not
 *	register or unregister clients. On error there is no @remove for it.
 * @remove: it goes. Calls under way have ended and new ones return -ENODEV;
 *	its memory stays for those who hold a reference (gh_rm_get()).
 * @node: the driver's
 */
struct gh_rm_client {
	const char *name;
	int (*add)(struct gh_rm *rm);
	void (*remove)(struct gh_rm *rm);
	struct list_head node;
};

void gh_rm_client_register(struct gh_rm_client *client);
void gh_rm_client_unregister(struct gh_rm_client *client);

struct gh_rm *gh_rm_get(struct gh_rm *rm);
void gh_rm_put(struct gh_rm *rm);
struct device *gh_rm_device(const struct gh_rm *rm);
u32 gh_rm_id(const struct gh_rm *rm);

int gh_rm_call(struct gh_rm *rm, u32 message_id, const void *req,
	       size_t req_size, void **resp, size_t *resp_size);

/**
 * struct gh_rm_notification - what a notifier gets for data
 * @payload: the bytes, valid until the notifier returns; any a hostile peer
 *	could think of: gh_rm_vm_exited() and gh_rm_vm_status() check them
 * @size: how many
 */
struct gh_rm_notification {
	const void *payload;
	size_t size;
};

int gh_rm_notifier_register(struct gh_rm *rm, struct notifier_block *nb);
int gh_rm_notifier_unregister(struct gh_rm *rm, struct notifier_block *nb);

/* Why a virtual machine exited */
enum gh_rm_vm_exit_type {
	GH_RM_EXIT_TYPE_VM_EXIT			= 0,
	GH_RM_EXIT_TYPE_PLATFORM_OFF		= 1,
	GH_RM_EXIT_TYPE_PLATFORM_RESET		= 2,
	GH_RM_EXIT_TYPE_PSCI_SYSTEM_RESET2	= 3,
	GH_RM_EXIT_TYPE_WATCHDOG_BITE		= 4,
	GH_RM_EXIT_TYPE_SOFTWARE_ERROR		= 5,
	GH_RM_EXIT_TYPE_HW_ERROR		= 6,
	GH_RM_EXIT_TYPE_VM_STOP_FORCED		= 7,
};

/**
 * struct gh_rm_vm_exited_payload - %GH_RM_NOTIFICATION_VM_EXITED
 * @vmid: which
 * @exit_type: enum gh_rm_vm_exit_type, or something newer
 * @reason_size: bytes at @reason, all of them there
 * @reason: as the Resource Manager has it, little endian
 */
struct gh_rm_vm_exited_payload {
	u16 vmid;
	u16 exit_type;
	u32 reason_size;
	const u8 *reason;
};

enum gh_rm_vm_status {
	GH_RM_VM_STATUS_NO_STATE	= 0,
	GH_RM_VM_STATUS_INIT		= 1,
	GH_RM_VM_STATUS_READY		= 2,
	GH_RM_VM_STATUS_RUNNING		= 3,
	GH_RM_VM_STATUS_PAUSED		= 4,
	GH_RM_VM_STATUS_LOAD		= 5,
	GH_RM_VM_STATUS_AUTH		= 6,
	GH_RM_VM_STATUS_INIT_FAILED	= 8,
	GH_RM_VM_STATUS_EXITED		= 9,
	GH_RM_VM_STATUS_RESETTING	= 10,
	GH_RM_VM_STATUS_RESET		= 11,
};

/**
 * struct gh_rm_vm_status_payload - %GH_RM_NOTIFICATION_VM_STATUS
 * @vmid: which; 0 in what gh_rm_vm_get_state() returns
 * @vm_status: enum gh_rm_vm_status, or something newer
 * @os_status: how far its operating system is
 * @app_status: what that says itself
 */
struct gh_rm_vm_status_payload {
	u16 vmid;
	u8 vm_status;
	u8 os_status;
	u16 app_status;
};

int gh_rm_vm_exited(const struct gh_rm_notification *notification,
		    struct gh_rm_vm_exited_payload *exited);
int gh_rm_vm_status(const struct gh_rm_notification *notification,
		    struct gh_rm_vm_status_payload *status);

/* Calls about virtual machines */

enum gh_rm_vm_auth_mechanism {
	GH_RM_VM_AUTH_NONE		= 0,
	GH_RM_VM_AUTH_QCOM_PIL_ELF	= 1,
	GH_RM_VM_AUTH_QCOM_ANDROID_PVM	= 2,
};

/**
 * struct gh_rm_vm_image - where a virtual machine's memory has what
 * @auth: how the image is to be authenticated
 * @mem_handle: memory parcel, see gh_rm_mem_lend()
 * @image_offset: where the image begins, bytes
 * @image_size: bytes
 * @dtb_offset: where the device tree begins, bytes
 * @dtb_size: bytes
 */
struct gh_rm_vm_image {
	enum gh_rm_vm_auth_mechanism auth;
	u32 mem_handle;
	u64 image_offset;
	u64 image_size;
	u64 dtb_offset;
	u64 dtb_size;
};

int gh_rm_alloc_vmid(struct gh_rm *rm, u16 vmid);
int gh_rm_dealloc_vmid(struct gh_rm *rm, u16 vmid);
int gh_rm_vm_configure(struct gh_rm *rm, u16 vmid,
		       const struct gh_rm_vm_image *image);
int gh_rm_vm_set_firmware_mem(struct gh_rm *rm, u16 vmid, u32 mem_handle,
			      u64 offset, u64 size);
int gh_rm_vm_init(struct gh_rm *rm, u16 vmid);
int gh_rm_vm_start(struct gh_rm *rm, u16 vmid);
int gh_rm_vm_stop(struct gh_rm *rm, u16 vmid);
int gh_rm_vm_reset(struct gh_rm *rm, u16 vmid);
int gh_rm_vm_get_state(struct gh_rm *rm, u16 vmid,
		       struct gh_rm_vm_status_payload *state);
int gh_rm_get_vmid(struct gh_rm *rm, u16 *vmid);

enum gh_rm_vm_id_type {
	GH_RM_VM_ID_GUID	= 0,
	GH_RM_VM_ID_URI		= 1,
	GH_RM_VM_ID_NAME	= 2,
	GH_RM_VM_ID_SIGN_AUTH	= 3,
};

ssize_t gh_rm_vm_get_id(struct gh_rm *rm, u16 vmid, enum gh_rm_vm_id_type type,
			void *id, size_t size);

/**
 * struct gh_rm_hyp_resource - one object of a virtual machine
 * @type: enum gh_resource_type, or something newer
 * @partner_vmid: who has the other end
 * @label: what the device tree of the virtual machine calls it
 * @capid: capability id
 * @virq: GIC INTID, 0 for none; not checked yet
 * @base: memory that belongs to it
 * @size: bytes of that
 */
struct gh_rm_hyp_resource {
	u8 type;
	u16 partner_vmid;
	u32 label;
	u64 capid;
	u32 virq;
	u64 base;
	u64 size;
};

/**
 * struct gh_rm_hyp_resources - what gh_rm_get_hyp_resources() returns
 * @n_entries: how many
 * @entries: the objects
 */
struct gh_rm_hyp_resources {
	u32 n_entries;
	struct gh_rm_hyp_resource entries[];
};

struct gh_rm_hyp_resources *gh_rm_get_hyp_resources(struct gh_rm *rm, u16 vmid);

struct gh_resource *
gh_rm_alloc_resource(struct gh_rm *rm,
		     const struct gh_rm_hyp_resource *hyp_resource);
void gh_rm_free_resource(struct gh_rm *rm, struct gh_resource *resource);

/* Calls about memory */

enum gh_rm_mem_type {
	GH_RM_MEM_TYPE_NORMAL	= 0,
	GH_RM_MEM_TYPE_IO	= 1,
};

#define GH_RM_ACL_X		BIT(0)
#define GH_RM_ACL_W		BIT(1)
#define GH_RM_ACL_R		BIT(2)

/* Entries one request may have; more memory entries follow by themselves */
#define GH_RM_MEM_ENTRIES_MAX	512

struct gh_rm_mem_acl_entry {
	u16 vmid;
	u8 perms;
};

struct gh_rm_mem_entry {
	u64 phys_addr;
	u64 size;
};

/**
 * struct gh_rm_mem_parcel - memory that others are to have
 * @mem_type: what kind
 * @label: what the receiver knows it by
 * @n_acl_entries: who is to have it; at most %GH_RM_MEM_ENTRIES_MAX
 * @acl_entries: who, and what they may do
 * @n_mem_entries: pieces, any number but 0
 * @mem_entries: the pieces
 * @mem_handle: set by gh_rm_mem_lend() and gh_rm_mem_share()
 */
struct gh_rm_mem_parcel {
	enum gh_rm_mem_type mem_type;
	u32 label;
	size_t n_acl_entries;
	const struct gh_rm_mem_acl_entry *acl_entries;
	size_t n_mem_entries;
	const struct gh_rm_mem_entry *mem_entries;
	u32 mem_handle;
};

int gh_rm_mem_lend(struct gh_rm *rm, struct gh_rm_mem_parcel *parcel);
int gh_rm_mem_share(struct gh_rm *rm, struct gh_rm_mem_parcel *parcel);
int gh_rm_mem_reclaim(struct gh_rm *rm, u32 mem_handle);

#endif /* _LINUX_GUNYAH_RM_H */
