// SPDX-License-Identifier: GPL-2.0
/*
 * Resource Manager client: notifications
 *
 * A notifier may sleep and make calls, and the answer to a call comes by the
 * thread that brought the notification: so they wait in a list for a worker,
 * which calls the notifiers with them in the order in which they came.
 */

#include <linux/slab.h>

#include "rm.h"

/* The Resource Manager keeps as many for us, and drops others. */
#define GH_RM_NOTIFICATIONS_MAX	256

struct gh_rm_notification_item {
	struct list_head node;
	struct gh_rm_message message;
	u64 stamp;
};

static struct gh_rm_notification_item *gh_rm_notify_next(struct gh_rm *rm)
{
	struct gh_rm_notification_item *item;

	spin_lock(&rm->notify_lock);
	item = list_first_entry_or_null(&rm->notifications,
					struct gh_rm_notification_item, node);
	if (item) {
		list_del(&item->node);
		rm->n_notifications--;
	}
	spin_unlock(&rm->notify_lock);

	return item;
}

static void gh_rm_notify_free(struct gh_rm_notification_item *item)
{
	kfree(item->message.data);
	kfree(item);
}

static void gh_rm_notify_work(struct work_struct *work)
{
	struct gh_rm *rm = container_of(work, struct gh_rm, notify_work);
	struct gh_rm_notification_item *item;
	struct gh_rm_notification notification;

	while ((item = gh_rm_notify_next(rm))) {
		const struct gh_rm_message *message = &item->message;

		notification.payload = message->data;
		notification.size = message->size;
		if (trace_gh_rm_notification_enabled())
			trace_gh_rm_notification(rm->id, rm->gen, message->seq,
						 message->message_id,
						 message->size,
						 gh_elapsed(ktime_get_mono_fast_ns(),
							    item->stamp));
		gh_rm_count(rm, GH_RM_CNT_delivered);
		blocking_notifier_call_chain(&rm->notifiers,
					     message->message_id,
					     &notification);
		gh_rm_notify_free(item);
	}
}

/**
 * gh_rm_notify() - a notification is complete
 * @rm: the Resource Manager
 * @message: the notification; its data is taken
 *
 * Context: process context, may sleep.
 */
void gh_rm_notify(struct gh_rm *rm, struct gh_rm_message *message)
{
	struct gh_rm_notification_item *item;
	bool room;

	gh_rm_count(rm, GH_RM_CNT_received);
	item = kzalloc(sizeof(*item), GFP_KERNEL);
	if (!item) {
		gh_rm_drop(rm, message, GH_RM_DROP_no_memory);
		kfree(message->data);
		return;
	}
	item->message = *message;
	if (trace_gh_rm_notification_enabled())
		item->stamp = ktime_get_mono_fast_ns();

	spin_lock(&rm->notify_lock);
	room = rm->n_notifications < GH_RM_NOTIFICATIONS_MAX;
	if (room) {
		list_add_tail(&item->node, &rm->notifications);
		rm->n_notifications++;
	}
	spin_unlock(&rm->notify_lock);

	if (room) {
		schedule_work(&rm->notify_work);
		return;
	}
	gh_rm_drop(rm, message, GH_RM_DROP_too_many_notifications);
	gh_rm_notify_free(item);
}

/**
 * gh_rm_notifier_register() - be told what the Resource Manager says unasked
 * @rm: the Resource Manager
 * @nb: called with the message id for action, and with a struct
 *	gh_rm_notification for data, in the order in which they came; may sleep
 *	and may make calls
 *
 * Context: process context, may sleep.
 * Return: 0; -EEXIST if @nb is registered already, on kernels that look.
 */
int gh_rm_notifier_register(struct gh_rm *rm, struct notifier_block *nb)
{
	return blocking_notifier_chain_register(&rm->notifiers, nb);
}
EXPORT_SYMBOL_GPL(gh_rm_notifier_register);

/**
 * gh_rm_notifier_unregister() - undo gh_rm_notifier_register()
 * @rm: the Resource Manager, gone or not
 * @nb: not called any more when this returns
 *
 * Context: process context, sleeps until no notifier is being called; not from
 * a notifier.
 * Return: 0; -ENOENT if @nb is not registered.
 */
int gh_rm_notifier_unregister(struct gh_rm *rm, struct notifier_block *nb)
{
	return blocking_notifier_chain_unregister(&rm->notifiers, nb);
}
EXPORT_SYMBOL_GPL(gh_rm_notifier_unregister);

/**
 * gh_rm_vm_exited() - read a notification that a virtual machine has exited
 * @notification: with %GH_RM_NOTIFICATION_VM_EXITED
 * @exited: set; its reason points into the notification
 *
 * Context: any.
 * Return: 0; -EBADMSG if the notification is too short for what it says.
 */
int gh_rm_vm_exited(const struct gh_rm_notification *notification,
		    struct gh_rm_vm_exited_payload *exited)
{
	const struct gh_rm_wire_exited *wire = notification->payload;

	if (notification->size < sizeof(*wire))
		return -EBADMSG;

	*exited = (struct gh_rm_vm_exited_payload) {
		.vmid = le16_to_cpu(wire->vmid),
		.exit_type = le16_to_cpu(wire->exit_type),
		.reason_size = le32_to_cpu(wire->reason_size),
		.reason = wire->reason,
	};

	return exited->reason_size > notification->size - sizeof(*wire) ?
	       -EBADMSG : 0;
}
EXPORT_SYMBOL_GPL(gh_rm_vm_exited);

/**
 * gh_rm_vm_status() - read a notification that a virtual machine's state has
 * changed
 * @notification: with %GH_RM_NOTIFICATION_VM_STATUS
 * @status: set
 *
 * Context: any.
 * Return: 0; -EBADMSG if the notification is too short.
 */
int gh_rm_vm_status(const struct gh_rm_notification *notification,
		    struct gh_rm_vm_status_payload *status)
{
	const struct gh_rm_wire_status *wire = notification->payload;

	if (notification->size < sizeof(*wire))
		return -EBADMSG;

	*status = (struct gh_rm_vm_status_payload) {
		.vmid = le16_to_cpu(wire->vmid),
		.vm_status = wire->state.vm_status,
		.os_status = wire->state.os_status,
		.app_status = le16_to_cpu(wire->state.app_status),
	};

	return 0;
}
EXPORT_SYMBOL_GPL(gh_rm_vm_status);

/**
 * gh_rm_notify_init() - let notifications come
 * @rm: zeroed
 *
 * Context: any.
 */
void gh_rm_notify_init(struct gh_rm *rm)
{
	BLOCKING_INIT_NOTIFIER_HEAD(&rm->notifiers);
	INIT_WORK(&rm->notify_work, gh_rm_notify_work);
	spin_lock_init(&rm->notify_lock);
	INIT_LIST_HEAD(&rm->notifications);
}

/**
 * gh_rm_notify_exit() - forget notifications that nobody has been told
 * @rm: the Resource Manager, with its mailbox removed
 *
 * No notifier runs any more when this returns.
 *
 * Context: process context, may sleep.
 */
void gh_rm_notify_exit(struct gh_rm *rm)
{
	struct gh_rm_notification_item *item;

	cancel_work_sync(&rm->notify_work);
	while ((item = gh_rm_notify_next(rm)))
		gh_rm_notify_free(item);
}
