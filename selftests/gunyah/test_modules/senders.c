// SPDX-License-Identifier: GPL-2.0
/*
 * Threads that send on one simulated queue, be it a device of the simulator's
 * or of a virtual machine, and what became of every message
 *
 * The totals are parameters of the module, so that they outlive the queue.
 */

#include <linux/delay.h>
#include <linux/gunyah_msgq.h>
#include <linux/gunyah_vm_msgq.h>
#include <linux/kthread.h>
#include <linux/mailbox_client.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "device.h"

#define SENDERS_MAX	20
#define SENDERS_SIZE	32

static uint senders_threads = 4;
module_param_named(threads, senders_threads, uint, 0444);
static bool senders_tx_block;
module_param_named(tx_block, senders_tx_block, bool, 0444);
static uint senders_tx_tout;
module_param_named(tx_tout, senders_tx_tout, uint, 0444);
static char *senders_completion = "default";
module_param_named(completion, senders_completion, charp, 0444);
static uint senders_rx_us;
module_param_named(rx_us, senders_rx_us, uint, 0444);
MODULE_PARM_DESC(rx_us, "microseconds that receiving a message takes");

#define SENDERS_TOTALS(T)						\
	T(accepted)		/* gh_msgq_send() took it */		\
	T(refused)		/* it did not, and nothing completed */	\
	T(completed)		/* tx_done was called */		\
	T(completed_twice)	/* … for a message not on its way */	\
	T(succeeded)		/* completed without an error */	\
	T(shut_down)		/* completed or refused by -ESHUTDOWN */ \
	T(failed)		/* completed with any other error */	\
	T(lost)			/* never completed, though the queue is gone */ \
	T(returned_early)	/* a blocking send, before tx_done */	\
	T(wrong_result)		/* a blocking send, not what tx_done got */

/* Protects the totals and every in_flight; tx_done comes in hardirq */
static DEFINE_SPINLOCK(senders_lock);

#define SENDERS_TOTAL(_name)						\
static ulong senders_##_name;						\
module_param_named(_name, senders_##_name, ulong, 0444);
SENDERS_TOTALS(SENDERS_TOTAL)

#define senders_count(_name)						\
do {									\
	unsigned long _flags;						\
									\
	spin_lock_irqsave(&senders_lock, _flags);			\
	senders_##_name++;						\
	spin_unlock_irqrestore(&senders_lock, _flags);			\
} while (0)

struct senders;

struct senders_thread {
	struct senders *senders;
	struct task_struct *task;
	bool in_flight;
	int result;
	struct gh_msgq_tx_data *msg;
};

struct senders {
	struct gh_msgq msgq;
	struct mbox_client client;
	wait_queue_head_t wait;
	bool removed;
	struct senders_thread threads[SENDERS_MAX];
};

static void senders_rx_callback(struct mbox_client *client, void *mssg)
{
	if (senders_rx_us)
		fsleep(senders_rx_us);
}

static struct senders_thread *senders_find(struct senders *senders, void *msg)
{
	unsigned int i;

	for (i = 0; i < SENDERS_MAX; i++)
		if (senders->threads[i].msg == msg)
			return &senders->threads[i];

	return NULL;
}

static void senders_tx_done(struct mbox_client *client, void *mssg, int r)
{
	struct senders *senders = container_of(client, struct senders, client);
	struct senders_thread *thread = senders_find(senders, mssg);
	unsigned long flags;

	spin_lock_irqsave(&senders_lock, flags);
	if (thread && thread->in_flight) {
		senders_completed++;
		senders_succeeded += !r;
		senders_shut_down += r == -ESHUTDOWN;
		senders_failed += r && r != -ESHUTDOWN;
		thread->result = r;
		/* pairs with the acquire in senders_is_done() */
		smp_store_release(&thread->in_flight, false);
	} else {
		senders_completed_twice++;
	}
	spin_unlock_irqrestore(&senders_lock, flags);

	wake_up_all(&senders->wait);
}

/* True: the message did not leave us, and no tx_done is to be expected. */
static bool senders_take_back(struct senders_thread *thread)
{
	bool in_flight;

	spin_lock_irq(&senders_lock);
	in_flight = thread->in_flight;
	WRITE_ONCE(thread->in_flight, false);
	spin_unlock_irq(&senders_lock);

	return in_flight;
}

/* True: there is a result. */
static bool senders_is_done(struct senders_thread *thread)
{
	return !smp_load_acquire(&thread->in_flight);
}

/* A blocking send has returned: its message must be complete, with that. */
static int senders_judge(struct senders_thread *thread, int ret)
{
	if (ret == -ESHUTDOWN && senders_take_back(thread)) {
		senders_count(refused);
		senders_count(shut_down);
		return ret;
	}

	senders_count(accepted);
	if (!senders_is_done(thread)) {
		senders_count(returned_early);
		wait_event(thread->senders->wait,
			   senders_is_done(thread) ||
			   READ_ONCE(thread->senders->removed));
	} else if (min(ret, 0) != thread->result) {
		senders_count(wrong_result);
	}

	return ret;
}

static int senders_wait(struct senders_thread *thread, int ret)
{
	struct senders *senders = thread->senders;

	if (ret < 0) {
		senders_take_back(thread);
		senders_count(refused);
		if (ret == -ESHUTDOWN)
			senders_count(shut_down);
		return ret;
	}

	senders_count(accepted);
	wait_event(senders->wait, senders_is_done(thread) ||
				  READ_ONCE(senders->removed));
	if (senders_take_back(thread)) {
		senders_count(lost);
		return -ESHUTDOWN;
	}

	return thread->result;
}

static int senders_thread(void *data)
{
	struct senders_thread *thread = data;
	struct senders *senders = thread->senders;
	int ret = 0;

	/* Each is told once, though it may be asked to stop before it is. */
	while (ret != -ESHUTDOWN) {
		WRITE_ONCE(thread->in_flight, true);
		ret = gh_msgq_send(&senders->msgq, thread->msg);
		if (senders->client.tx_block)
			ret = senders_judge(thread, ret);
		else
			ret = senders_wait(thread, ret);
		cond_resched();
	}

	wait_event(senders->wait, kthread_should_stop());
	return 0;
}

static void senders_free(struct senders *senders)
{
	unsigned int i;

	for (i = 0; i < SENDERS_MAX; i++)
		kfree(senders->threads[i].msg);
	kfree(senders);
}

static struct senders *senders_alloc(struct device *dev, const char *name)
{
	struct senders_thread *thread;
	struct senders *senders;
	unsigned int i;

	senders = kzalloc(sizeof(*senders), GFP_KERNEL);
	if (!senders)
		return ERR_PTR(-ENOMEM);

	init_waitqueue_head(&senders->wait);
	senders->msgq.name = name;
	senders->msgq.completion =
		gh_msgq_completion_by_name(senders_completion);
	senders->client.dev = dev;
	senders->client.tx_block = senders_tx_block;
	senders->client.tx_tout = senders_tx_tout;
	senders->client.tx_done = senders_tx_done;
	senders->client.rx_callback = senders_rx_callback;

	for (i = 0; i < min_t(uint, senders_threads, SENDERS_MAX); i++) {
		thread = &senders->threads[i];
		thread->senders = senders;
		thread->msg = kzalloc(struct_size(thread->msg, data,
						  SENDERS_SIZE), GFP_KERNEL);
		if (!thread->msg) {
			senders_free(senders);
			return ERR_PTR(-ENOMEM);
		}
		thread->msg->length = SENDERS_SIZE;
	}

	return senders;
}

static void senders_start(struct senders *senders)
{
	struct senders_thread *thread;
	struct task_struct *task;
	unsigned int i;

	for (i = 0; i < SENDERS_MAX && senders->threads[i].msg; i++) {
		thread = &senders->threads[i];
		task = kthread_run(senders_thread, thread, "gh_sender/%u", i);
		if (!IS_ERR(task))
			thread->task = task;
	}
}

static int senders_begin(struct auxiliary_device *auxdev, const char *name,
			 struct gh_resource *tx, struct gh_resource *rx)
{
	struct senders *senders;
	int ret;

	senders = senders_alloc(&auxdev->dev, name);
	if (IS_ERR(senders))
		return PTR_ERR(senders);

	ret = gh_msgq_init(&auxdev->dev, &senders->msgq, &senders->client, tx,
			   rx);
	if (ret) {
		senders_free(senders);
		return ret;
	}

	auxiliary_set_drvdata(auxdev, senders);
	senders_start(senders);

	return 0;
}

#define SENDERS_VM_DEVICE GH_VM_MSGQ_MODULE_NAME "." GH_VM_MSGQ_DEVICE_NAME

static int senders_probe(struct auxiliary_device *auxdev,
			 const struct auxiliary_device_id *id)
{
	struct gh_sim_msgq *sim = to_gh_sim_msgq(auxdev);
	struct gh_vm_msgq *vm = to_gh_vm_msgq(auxdev);

	return strcmp(id->name, SENDERS_VM_DEVICE) ?
	       senders_begin(auxdev, sim->name, sim->tx, sim->rx) :
	       senders_begin(auxdev, vm->name, vm->tx, vm->rx);
}

static void senders_remove(struct auxiliary_device *auxdev)
{
	struct senders *senders = auxiliary_get_drvdata(auxdev);
	unsigned int i;

	/* With all threads still sending: that is what is being tested. */
	gh_msgq_remove(&senders->msgq);

	WRITE_ONCE(senders->removed, true);
	wake_up_all(&senders->wait);
	for (i = 0; i < SENDERS_MAX; i++)
		if (senders->threads[i].task)
			kthread_stop(senders->threads[i].task);
	senders_free(senders);
}

static const struct auxiliary_device_id senders_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_DEVICE_NAME },
	{ .name = SENDERS_VM_DEVICE },
	{ }
};

static struct auxiliary_driver senders_driver = {
	.name = "senders",
	.probe = senders_probe,
	.remove = senders_remove,
	.id_table = senders_ids,
};
module_auxiliary_driver(senders_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: threads that send on a simulated Gunyah queue");
