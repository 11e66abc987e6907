/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated Resource Manager: what its files share */
#ifndef _GUNYAH_SIM_RM_H
#define _GUNYAH_SIM_RM_H

#include <linux/atomic.h>
#include <linux/configfs.h>
#include <linux/gunyah_rm.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/prandom.h>
#include <linux/workqueue.h>

#include "../gunyah/rm_wire.h"
#include "link.h"
#include "rm_echo.h"

/* Longer than the protocol allows, so that too long can be tried */
#define GH_SIM_RM_MESSAGE_SIZE	256

/* The whole of a message: the first fragment and those that follow */
#define GH_SIM_RM_CONTENT_SIZE	((GH_RM_FRAGMENTS_MAX + 1) * GH_RM_CONTENT_MAX)

/* Bytes of a reason why a virtual machine exited */
#define GH_SIM_RM_REASON_MAX	1024

/*
 * What may be wrong with a reply: F(what, comment). The files of replies/; all
 * leave the call without its answer but those that say otherwise.
 */
#define GH_SIM_RM_FAULTS(F)						\
	F(lose)			/* none is sent */			\
	F(duplicate)		/* … twice; answered */			\
	F(unsolicited)		/* one to no call before it; answered */ \
	F(wrong_seq)							\
	F(wrong_id)							\
	F(bad_version)							\
	F(too_short)		/* less than a header */		\
	F(too_long)		/* more than the protocol allows */	\
	F(too_many_fragments)						\
	F(request)		/* a request, not a reply */		\
	F(no_error_code)						\
	F(stray_continuation)	/* before it; answered */		\
	F(garbage)		/* before it; answered */		\
	F(bad_continuation)	/* of another call */			\
	F(lost_continuation)						\
	F(interrupted)		/* a notification in the middle */	\
	F(short_payload)	/* the last byte is missing; answered */

#define GH_SIM_RM_FAULT_ID(_name)	GH_SIM_RM_FAULT_##_name,
enum gh_sim_rm_fault {
	GH_SIM_RM_FAULTS(GH_SIM_RM_FAULT_ID)
	GH_SIM_RM_N_FAULTS,
};

/* What it has counted: the files of counters/ */
#define GH_SIM_RM_COUNTERS(C)						\
	C(requests)		/* complete ones */			\
	C(malformed)		/* messages dropped, unanswered */	\
	C(replies)		/* sent, whatever was wrong with them */ \
	C(replaced)		/* replies that a newer one pushed out */ \
	C(notifications)						\
	C(parcels)		/* of memory, not reclaimed yet */	\
	C(struck)		/* replies with a fault */

struct gh_sim_rm_counters {
#define GH_SIM_RM_COUNTER_MEMBER(_name)	atomic_long_t _name;
	GH_SIM_RM_COUNTERS(GH_SIM_RM_COUNTER_MEMBER)
};

/* One message of the queue that is to be sent */
struct gh_sim_rm_frame {
	struct list_head node;
	bool reply;
	size_t size;
	u8 data[GH_SIM_RM_MESSAGE_SIZE];
};

/* A message of the protocol */
struct gh_sim_rm_message {
	u8 type;
	u16 seq;
	u32 message_id;
	unsigned int fragments;
	unsigned int have;
	size_t size;
	u8 *content;			/* GH_SIM_RM_CONTENT_SIZE bytes */
};

struct gh_sim_rm {
	/* Settings, whether there is a device or not */
	atomic_t faults[GH_SIM_RM_N_FAULTS];
	atomic_t errors_after;		/* so many replies more, and then … */
	atomic_t errors;		/* … so many … */
	u32 error;			/* … have this error */
	unsigned int delay_us;		/* of every reply */
	unsigned int storm;		/* of 1000 replies have a fault */
	struct gh_sim_rm_counters counters;
	/* Protects resources; a mutex, as virtual machines are made of them */
	struct mutex resources_lock;
	struct list_head resources;

	/*
	 * Protects the rest; a mutex, as virtual machines come and go under
	 * it. Taken before resources_lock.
	 */
	struct mutex lock;
	struct gh_sim_peer *peer;	/* NULL: there is no device */
	struct gh_rm_link link;
	struct delayed_work work;
	struct gh_sim_rm_message request;
	struct gh_sim_rm_message answer;
	struct list_head frames;	/* to be sent */
	unsigned long replied;		/* when the reply was made, jiffies */
	u16 notification_seq;
	u32 last_handle;
	struct list_head parcels;
	struct list_head vms;
	struct list_head objects;	/* of all virtual machines */
	u8 exited[sizeof(struct gh_rm_wire_exited) + GH_SIM_RM_REASON_MAX];
	struct rnd_state random;
};

extern const struct gh_sim_peer_ops gh_sim_rm_ops;

void gh_sim_rm_init(struct gh_sim_rm *rm);
void gh_sim_rm_set_delay(struct gh_sim_rm *rm, unsigned int delay_us);
void gh_sim_rm_seed(struct gh_sim_rm *rm, unsigned int storm, u32 seed);

/* rm_send.c: rm->lock held */
void gh_sim_rm_reply(struct gh_sim_rm *rm, struct gh_sim_rm_message *reply);
int gh_sim_rm_notify(struct gh_sim_rm *rm, u32 message_id, const void *payload,
		     size_t size);
void gh_sim_rm_flush(struct gh_sim_rm *rm);
void gh_sim_rm_forget(struct gh_sim_rm *rm);

/* rm_calls.c: rm->lock held */
u32 gh_sim_rm_answer(struct gh_sim_rm *rm);
void gh_sim_rm_put(struct gh_sim_rm *rm, const void *data, size_t size);

/* Its request has no size of its own. */
#define GH_SIM_RM_ANY_SIZE	SIZE_MAX

/*
 * A call that it knows: answered with the error code that answer() returns, and
 * the payload that it has put. It is called with rm->lock held. The last row of
 * a table has none.
 */
struct gh_sim_rm_call {
	u32 message_id;
	size_t size;
	u32 (*answer)(struct gh_sim_rm *rm, const void *req, size_t size);
};

/* rm_mem.c: rm->lock held */
extern const struct gh_sim_rm_call gh_sim_rm_mem_calls[];
void gh_sim_rm_mem_forget(struct gh_sim_rm *rm);

/* rm_vm.c: rm->lock held */
extern const struct gh_sim_rm_call gh_sim_rm_vm_calls[];
void gh_sim_rm_vm_finish_resets(struct gh_sim_rm *rm);
int gh_sim_rm_vm_exit(struct gh_sim_rm *rm, u16 vmid, u16 exit_type,
		      u32 reason_size);
ssize_t gh_sim_rm_vm_list(struct gh_sim_rm *rm, char *page);
void gh_sim_rm_vm_forget(struct gh_sim_rm *rm);

/* rm_object.c: rm->lock held */
struct gh_sim_rm_objects;
struct gh_sim_rm_objects *gh_sim_rm_objects_create(struct gh_sim_rm *rm);
void gh_sim_rm_objects_destroy(struct gh_sim_rm_objects *objects);
void gh_sim_rm_objects_put(struct gh_sim_rm *rm,
			   const struct gh_sim_rm_objects *objects);
int gh_sim_rm_objects_map_virq(struct gh_sim_rm *rm, u32 virq);
void gh_sim_rm_objects_unmap_virq(struct gh_sim_rm *rm, unsigned int irq);

/* rm_resource.c: the directories below resources/ */
enum gh_sim_rm_resource_kind {
	GH_SIM_RM_RESOURCE_MSGQ,	/* a pair of queues */
	GH_SIM_RM_RESOURCE_BELL,	/* both ends of a doorbell */
	GH_SIM_RM_RESOURCE_RAW,		/* nothing: what the numbers say */
};

struct gh_sim_rm_resource {
	struct config_item item;
	struct list_head node;
	enum gh_sim_rm_resource_kind kind;
	const struct gh_sim_peer_ops *peer;	/* of queues */
	u32 label;
	u32 partner;
	/* raw: */
	u32 type;
	u64 capid;
	u32 virq;
};

extern const struct config_item_type gh_sim_rm_resources_type;
struct gh_sim_rm *gh_sim_rm_of_resources(struct config_group *group);

int gh_sim_rm_configfs_init(void);
void gh_sim_rm_configfs_exit(void);

#endif /* _GUNYAH_SIM_RM_H */
