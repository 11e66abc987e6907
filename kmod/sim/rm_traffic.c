// SPDX-License-Identifier: GPL-2.0
/*
 * Calls to a Resource Manager, by many callers, whose answers are checked
 *
 * Uses every Resource Manager there is. The simulated one has a call that
 * returns what it was asked with; a real one is asked for the number of this
 * virtual machine.
 */

#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/sched/task.h>
#include <linux/slab.h>

#include "device_class.h"
#include "rm_echo.h"
#include "rm_traffic.h"

static struct class *gh_rm_traffic_class;
/* Only touched by the client's callbacks, which come one after the other */
static LIST_HEAD(gh_rm_traffics);

static void gh_rm_traffic_count(struct gh_rm_traffic *traffic, int ret)
{
	enum gh_rm_traffic_stat stat = GH_RM_TRAFFIC_failed;

	switch (ret) {
	case 0:
		stat = GH_RM_TRAFFIC_answered;
		break;
	case -EILSEQ:
		stat = GH_RM_TRAFFIC_corrupt;
		break;
	case -ETIMEDOUT:
		stat = GH_RM_TRAFFIC_timed_out;
		break;
	case -EINTR:
		stat = GH_RM_TRAFFIC_interrupted;
		break;
	case -ENODEV:
		stat = GH_RM_TRAFFIC_gone;
		break;
	case -EBADMSG:
		stat = GH_RM_TRAFFIC_bad;
		break;
	default:
		atomic64_set(&traffic->stats[GH_RM_TRAFFIC_last_error], ret);
		break;
	}
	atomic64_inc(&traffic->stats[stat]);
}

/* -EILSEQ: the answer is to something else */
static int gh_rm_traffic_echo(struct gh_rm *rm, u8 *buf, size_t size)
{
	size_t resp_size;
	void *resp;
	int ret;

	get_random_bytes(buf, size);
	ret = gh_rm_call(rm, GH_SIM_RM_ECHO, buf, size, &resp, &resp_size);
	if (ret)
		return ret;

	if (resp_size != size || (size && memcmp(resp, buf, size)))
		ret = -EILSEQ;
	kfree(resp);

	return ret;
}

static int gh_rm_traffic_one(struct gh_rm_traffic *traffic,
			     const struct gh_rm_traffic_run *run, u8 *buf)
{
	size_t size = run->size;
	u16 vmid;
	int ret;

	if (run->vary)
		size = get_random_u32() % (size + 1);
	ret = run->vmid ? gh_rm_get_vmid(traffic->rm, &vmid) :
			  gh_rm_traffic_echo(traffic->rm, buf, size);
	gh_rm_traffic_count(traffic, ret);

	return ret;
}

/* What ends one call need not end the next. */
static int gh_rm_traffic_calls(struct gh_rm_traffic *traffic,
			       const struct gh_rm_traffic_run *run)
{
	unsigned int i;
	int ret = 0;
	u8 *buf;

	buf = kmalloc(run->size + 1, GFP_KERNEL);
	if (!buf)
		return -ENOMEM;

	for (i = 0; i < run->count && !READ_ONCE(traffic->stop); i++) {
		ret = gh_rm_traffic_one(traffic, run, buf);
		if (ret == -ENODEV || ret == -EINTR)
			break;
		cond_resched();
	}
	kfree(buf);

	return ret;
}

static int gh_rm_traffic_caller(void *data)
{
	struct gh_rm_traffic *traffic = data;

	gh_rm_traffic_calls(traffic, &traffic->run);
	if (atomic_dec_and_test(&traffic->running))
		wake_up_all(&traffic->wait);

	return 0;
}

/* Their calls end by themselves: with an answer, or by their deadline. */
static void gh_rm_traffic_join(struct gh_rm_traffic *traffic)
{
	lockdep_assert_held(&traffic->run_lock);

	while (traffic->n_threads) {
		struct task_struct *thread =
			traffic->threads[--traffic->n_threads];

		/* It may have ended long ago. */
		kthread_stop(thread);
		put_task_struct(thread);
	}
}

/**
 * gh_rm_traffic_start() - let callers begin
 * @traffic: the traffic
 * @run: how many callers, and what they do
 *
 * Context: process context, may sleep; run_lock held.
 * Return: 0; -EBUSY while those before are still calling; or why there is no
 * thread.
 */
int gh_rm_traffic_start(struct gh_rm_traffic *traffic,
			const struct gh_rm_traffic_run *run)
{
	struct task_struct *thread;
	unsigned int i;

	if (atomic_read(&traffic->running))
		return -EBUSY;
	gh_rm_traffic_join(traffic);

	traffic->run = *run;
	WRITE_ONCE(traffic->stop, false);
	for (i = 0; i < run->callers; i++) {
		thread = kthread_create(gh_rm_traffic_caller, traffic,
					"gh_rm_traffic");
		if (IS_ERR(thread)) {
			gh_rm_traffic_join(traffic);
			return PTR_ERR(thread);
		}
		get_task_struct(thread);
		traffic->threads[traffic->n_threads++] = thread;
	}

	/* All at once; one that is stopped before this never runs. */
	atomic_set(&traffic->running, run->callers);
	for (i = 0; i < run->callers; i++)
		wake_up_process(traffic->threads[i]);

	return 0;
}

/**
 * gh_rm_traffic_stop() - end what "start" began; fine if nothing did
 * @traffic: the traffic
 *
 * Context: process context, sleeps until calls under way have ended.
 */
void gh_rm_traffic_stop(struct gh_rm_traffic *traffic)
{
	WRITE_ONCE(traffic->stop, true);
	mutex_lock(&traffic->run_lock);
	wait_event(traffic->wait, !atomic_read(&traffic->running));
	gh_rm_traffic_join(traffic);
	mutex_unlock(&traffic->run_lock);
}

/**
 * gh_rm_traffic_generate() - make calls, wait until they have ended
 * @traffic: the traffic
 * @run: by whom, and what
 *
 * Context: process context, may sleep; run_lock held.
 * Return: 0 whatever the calls came to, see the statistics; -EINTR when a
 * fatal signal came; or the errors of gh_rm_traffic_start().
 */
int gh_rm_traffic_generate(struct gh_rm_traffic *traffic,
			   const struct gh_rm_traffic_run *run)
{
	int ret;

	if (!run->callers) {
		WRITE_ONCE(traffic->stop, false);
		return gh_rm_traffic_calls(traffic, run);
	}

	ret = gh_rm_traffic_start(traffic, run);
	if (ret)
		return ret;

	ret = wait_event_killable(traffic->wait,
				  !atomic_read(&traffic->running));
	WRITE_ONCE(traffic->stop, true);
	wait_event(traffic->wait, !atomic_read(&traffic->running));

	return ret ? -EINTR : 0;
}

static int gh_rm_traffic_add(struct gh_rm *rm)
{
	struct gh_rm_traffic *traffic;
	int ret;

	traffic = kzalloc(sizeof(*traffic), GFP_KERNEL);
	if (!traffic)
		return -ENOMEM;

	traffic->rm = rm;
	mutex_init(&traffic->run_lock);
	init_waitqueue_head(&traffic->wait);
	traffic->dev = device_create_with_groups(gh_rm_traffic_class,
						 gh_rm_device(rm), 0, traffic,
						 gh_rm_traffic_groups, "rm%u",
						 gh_rm_id(rm));
	if (IS_ERR(traffic->dev)) {
		ret = PTR_ERR(traffic->dev);
		kfree(traffic);
		return ret;
	}
	list_add_tail(&traffic->node, &gh_rm_traffics);

	return 0;
}

static void gh_rm_traffic_remove(struct gh_rm *rm)
{
	struct gh_rm_traffic *traffic;

	list_for_each_entry(traffic, &gh_rm_traffics, node)
		if (traffic->rm == rm)
			break;

	list_del(&traffic->node);
	/* Who writes to a file is waited for; its calls have ended. */
	WRITE_ONCE(traffic->stop, true);
	device_unregister(traffic->dev);
	gh_rm_traffic_stop(traffic);
	kfree(traffic);
}

static struct gh_rm_client gh_rm_traffic_client = {
	.name = "gunyah_rm_traffic",
	.add = gh_rm_traffic_add,
	.remove = gh_rm_traffic_remove,
};

static int __init gh_rm_traffic_init(void)
{
	gh_rm_traffic_class = gh_compat_class_create("gunyah_rm_traffic");
	if (IS_ERR(gh_rm_traffic_class))
		return PTR_ERR(gh_rm_traffic_class);

	gh_rm_client_register(&gh_rm_traffic_client);
	return 0;
}
module_init(gh_rm_traffic_init);

static void __exit gh_rm_traffic_exit(void)
{
	gh_rm_client_unregister(&gh_rm_traffic_client);
	class_destroy(gh_rm_traffic_class);
}
module_exit(gh_rm_traffic_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Calls to Gunyah Resource Managers");
