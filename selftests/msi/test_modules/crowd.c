// SPDX-License-Identifier: GPL-2.0
/*
 * Threads on all CPUs that declare doorbells, take them back and ask
 *
 * Each of "threads" on each CPU does so "rounds" times, in a page of its own,
 * and after each step looks whether what the registry says can be: as many
 * pages as doorbells, no more unsafe ones than there are, and what is known of
 * safety. "what" is
 *	mixed	safe and unsafe ones
 *	safe	safe ones only: all are safe at all times
 *	unsafe	the same, beside one that is not: never are all safe
 *	same	all threads want the same page: one at a time has it
 * Says how many doorbells there were, and how many answers were wrong.
 */

#include <linux/completion.h>
#include <linux/cpumask.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/notifier.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "said.h"

#include <linux/msi-doorbell.h>

static uint threads = 2;
module_param(threads, uint, 0444);
static uint rounds = 200;
module_param(rounds, uint, 0444);
static char *what = "mixed";
module_param(what, charp, 0444);

#define CROWD_BASE	0x10000000
#define CROWD_PAGE	0x1000

#define CROWD_ERRORS							\
	X(pages, "numbers of different moments")			\
	X(unsafe, "more unsafe than there are")				\
	X(many, "more than there can be")				\
	X(safe, "safe though one is not")				\
	X(not_safe, "not safe though all are")				\
	X(shared, "held twice")						\
	X(answer, "refused without a reason")

#define X(name, text) CROWD_##name,
enum crowd_error { CROWD_ERRORS CROWD_ERROR_COUNT };
#undef X

#define X(name, text) text,
static const char *const crowd_texts[] = { CROWD_ERRORS };
#undef X

static atomic_t crowd_errors[CROWD_ERROR_COUNT];
static atomic_t crowd_changes, crowd_allocs, crowd_refusals, crowd_holders, crowd_running;
static DECLARE_COMPLETION(crowd_ended);
static unsigned int crowd_most;
static bool crowd_safe, crowd_unsafe, crowd_same;

static void crowd_expect(bool right, enum crowd_error error)
{
	if (!right)
		atomic_inc(&crowd_errors[error]);
}

/* What can be said of the registry, and while a thread has a doorbell of SAFE */
static void crowd_look(bool have, bool safe)
{
	struct msi_doorbell_geometry now;
	bool all_safe = msi_doorbell_safe();

	msi_doorbell_get_geometry(MSI_DOORBELL_ORDER_MIN, &now);
	crowd_expect(now.pages == now.doorbells, CROWD_pages);
	crowd_expect(now.unsafe <= now.doorbells, CROWD_unsafe);
	crowd_expect(now.doorbells <= crowd_most &&
		     now.doorbells >= have + crowd_unsafe, CROWD_many);
	if (crowd_safe)
		crowd_expect(all_safe && !now.unsafe, CROWD_not_safe);
	if (crowd_unsafe || (have && !safe))
		crowd_expect(!all_safe && now.unsafe, CROWD_safe);
}

static void crowd_round(unsigned int thread, bool safe)
{
	phys_addr_t base = CROWD_BASE + (crowd_same ? 0 : thread * CROWD_PAGE);
	struct msi_doorbell *doorbell;
	int holders;

	doorbell = msi_doorbell_alloc_global("crowd", base, 4, safe);
	if (IS_ERR(doorbell)) {
		atomic_inc(&crowd_refusals);
		crowd_expect(crowd_same && PTR_ERR(doorbell) == -EEXIST,
			     CROWD_answer);
		crowd_look(false, safe);
		return;
	}

	atomic_inc(&crowd_allocs);
	holders = atomic_inc_return(&crowd_holders);
	crowd_expect(!crowd_same || holders == 1, CROWD_shared);
	crowd_look(true, safe);
	cond_resched();
	atomic_dec(&crowd_holders);
	msi_doorbell_free(doorbell);
	crowd_look(false, safe);
}

/*
 * The registry's lock is held meanwhile: to sleep makes others wait for it, who
 * would find it free else, most of the time.
 */
static int crowd_changed(struct notifier_block *nb, unsigned long action,
			 void *data)
{
	if (atomic_inc_return(&crowd_changes) % 16 == 0)
		usleep_range(1000, 2000);

	return NOTIFY_OK;
}

static struct notifier_block crowd_notifier = {
	.notifier_call = crowd_changed,
};

static int crowd_run(void *data)
{
	unsigned long thread = (unsigned long)data;
	unsigned int round;

	for (round = 0; round < rounds; round++) {
		crowd_round(thread, crowd_safe || crowd_unsafe ||
			    (round + thread) % 2);
		cond_resched();
	}
	if (atomic_dec_and_test(&crowd_running))
		complete(&crowd_ended);

	return 0;
}

static void crowd_start(unsigned long thread, unsigned int cpu)
{
	struct task_struct *task;

	task = kthread_create(crowd_run, (void *)thread, "crowd/%lu", thread);
	if (IS_ERR(task)) {
		crowd_expect(false, CROWD_answer);
		return;
	}
	atomic_inc(&crowd_running);
	kthread_bind(task, cpu);
	wake_up_process(task);
}

static void crowd_run_all(void)
{
	unsigned long thread = 0;
	unsigned int cpu, i;

	crowd_most = threads * num_online_cpus() + crowd_unsafe;
	/* held until all have begun */
	atomic_set(&crowd_running, 1);
	for_each_online_cpu(cpu)
		for (i = 0; i < threads; i++)
			crowd_start(thread++, cpu);
	if (!atomic_dec_and_test(&crowd_running))
		wait_for_completion(&crowd_ended);
}

static void crowd_say(struct seq_file *file)
{
	unsigned int i, errors = 0;

	for (i = 0; i < CROWD_ERROR_COUNT; i++)
		errors += atomic_read(&crowd_errors[i]);
	seq_printf(file, "%u wrong answers\n", errors);
	for (i = 0; i < CROWD_ERROR_COUNT; i++)
		if (atomic_read(&crowd_errors[i]))
			seq_printf(file, "%s: %d\n", crowd_texts[i],
				   atomic_read(&crowd_errors[i]));
	seq_printf(file, "%d came and went, %d were refused\n",
		   atomic_read(&crowd_allocs), atomic_read(&crowd_refusals));
}
SAID(crowd_say)

static int __init crowd_init(void)
{
	struct msi_doorbell *held = NULL;
	int ret;

	crowd_safe = !strcmp(what, "safe");
	crowd_unsafe = !strcmp(what, "unsafe");
	crowd_same = !strcmp(what, "same");
	if (crowd_unsafe)
		held = msi_doorbell_alloc_global("crowd_held",
						 CROWD_BASE - CROWD_PAGE, 4,
						 false);
	if (IS_ERR(held))
		return PTR_ERR(held);

	ret = msi_doorbell_register_notifier(&crowd_notifier);
	if (!ret) {
		crowd_run_all();
		msi_doorbell_unregister_notifier(&crowd_notifier);
	}
	msi_doorbell_free(held);
	if (!ret)
		said_begin();

	return ret;
}
module_init(crowd_init);

static void __exit crowd_exit(void)
{
	said_end();
}
module_exit(crowd_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: doorbells that come and go on all CPUs");
