/* SPDX-License-Identifier: GPL-2.0 */
/* Gunyah message queues as mailboxes: what a client needs */
#ifndef _LINUX_GUNYAH_MSGQ_H
#define _LINUX_GUNYAH_MSGQ_H

#include <linux/gunyah.h>
#include <linux/mailbox_controller.h>

struct gh_msgq_queue;
struct mbox_client;

/**
 * struct gh_msgq_tx_data - a message to send
 * @length: bytes in @data, 1 to the queue's message size
 * @push: interrupt the receiver for this message even below its threshold
 * @data: the bytes; must stay until the client's tx_done has been called
 */
struct gh_msgq_tx_data {
	size_t length;
	bool push;
	char data[];
};

/**
 * struct gh_msgq_rx_data - a message received, as rx_callback sees it
 * @length: bytes in @data, at least 1
 * @data: the bytes; valid until rx_callback returns
 */
struct gh_msgq_rx_data {
	size_t length;
	char data[GH_MSGQ_MAX_MSG_SIZE];
};

/**
 * enum gh_msgq_completion - where a message is completed that left room
 * @GH_MSGQ_COMPLETION_DEFAULT: a bottom-half workqueue where the kernel has
 *	one, otherwise a tasklet
 * @GH_MSGQ_COMPLETION_TASKLET: tasklet (softirq)
 * @GH_MSGQ_COMPLETION_IRQ_WORK: irq_work (hardirq; a thread on PREEMPT_RT)
 * @GH_MSGQ_COMPLETION_BH_WORKQUEUE: bottom-half workqueue (softirq), Linux 6.9
 * @GH_MSGQ_COMPLETION_WORKQUEUE: high-priority workqueue (process context)
 * @GH_MSGQ_COMPLETION_IRQ_THREAD: the TX interrupt's thread, woken for it
 * @GH_MSGQ_COMPLETION_POLL: the mailbox framework's poll timer. The framework
 *	reports 0 for every message then; a failed send shows in the queue's
 *	counters and in its events only.
 * @GH_MSGQ_COMPLETIONS: how many there are
 *
 * A message that filled the queue completes in the TX interrupt whatever is
 * chosen here, except with @GH_MSGQ_COMPLETION_POLL.
 */
enum gh_msgq_completion {
	GH_MSGQ_COMPLETION_DEFAULT,
	GH_MSGQ_COMPLETION_TASKLET,
	GH_MSGQ_COMPLETION_IRQ_WORK,
	GH_MSGQ_COMPLETION_BH_WORKQUEUE,
	GH_MSGQ_COMPLETION_WORKQUEUE,
	GH_MSGQ_COMPLETION_IRQ_THREAD,
	GH_MSGQ_COMPLETION_POLL,
	GH_MSGQ_COMPLETIONS,
};

/**
 * struct gh_msgq - a mailbox made of a TX queue, an RX queue, or both
 * @name: shown in /sys/class/gunyah_msgq and in messages; NULL: "msgq<id>"
 * @completion: where messages complete
 *
 * Zero it, set the two fields above if the defaults do not do, then call
 * gh_msgq_init(). The memory must outlive gh_msgq_remove() and every thread
 * that was inside mbox_send_message() on the channel when it was called.
 */
struct gh_msgq {
	const char *name;
	enum gh_msgq_completion completion;

	/* private: */
	struct mbox_controller mbox;
	struct mbox_chan chan;
	struct gh_msgq_queue *queue;
	atomic_t senders;
	bool removed;
};

int gh_msgq_init(struct device *parent, struct gh_msgq *msgq,
		 struct mbox_client *client, struct gh_resource *tx_resource,
		 struct gh_resource *rx_resource);
void gh_msgq_remove(struct gh_msgq *msgq);
int gh_msgq_send(struct gh_msgq *msgq, struct gh_msgq_tx_data *msg);

int gh_msgq_completion_by_name(const char *name);

/**
 * gh_msgq_chan() - the mailbox channel, for mbox_send_message() and friends
 * @msgq: an initialised mailbox
 *
 * Return: the channel, valid until gh_msgq_remove().
 */
static inline struct mbox_chan *gh_msgq_chan(struct gh_msgq *msgq)
{
	return &msgq->chan;
}

#endif /* _LINUX_GUNYAH_MSGQ_H */
