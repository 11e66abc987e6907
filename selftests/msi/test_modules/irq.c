// SPDX-License-Identifier: GPL-2.0
/*
 * Questions in interrupts
 *
 * A thread declares a doorbell and takes it back, over and over, on one CPU;
 * meanwhile another CPU sends that one "interrupts", in which all is asked. Says
 * how many of these there were, and how many answers cannot be.
 */

#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/kthread.h>
#include <linux/sched.h>
#include <linux/smp.h>

#include "said.h"

#include <linux/msi-doorbell.h>

static uint interrupts = 2000;
module_param(interrupts, uint, 0444);

/* Written in interrupts of one CPU only */
static unsigned int irq_asked, irq_in, irq_wrong;

static void irq_ask(void *unused)
{
	struct msi_doorbell_geometry now;
	bool safe = msi_doorbell_safe();
	s64 pages = msi_doorbell_calc_pages(MSI_DOORBELL_ORDER_MIN);

	msi_doorbell_get_geometry(MSI_DOORBELL_ORDER_MIN, &now);
	irq_asked++;
	irq_in += !!in_hardirq();
	/* Nothing of it changes while its CPU is in here. */
	if (now.pages != now.doorbells || now.unsafe != now.doorbells ||
	    safe != !now.unsafe || pages != now.pages)
		irq_wrong++;
}

static int irq_churn(void *unused)
{
	struct msi_doorbell *doorbell;

	while (!kthread_should_stop()) {
		doorbell = msi_doorbell_alloc_global("irq", 0x10000, 4, false);
		cond_resched();
		if (!IS_ERR(doorbell))
			msi_doorbell_free(doorbell);
		cond_resched();
	}

	return 0;
}

static void irq_say(struct seq_file *file)
{
	seq_printf(file, "asked in an interrupt: %u of %u, %u wrong answers\n",
		   irq_in, irq_asked, irq_wrong);
}
SAID(irq_say)

static int __init irq_init(void)
{
	unsigned int cpu, i;
	struct task_struct *task;
	int ret = 0;

	task = kthread_create(irq_churn, NULL, "msi_selftest_irq");
	if (IS_ERR(task))
		return PTR_ERR(task);

	/* Not this one: a call to oneself is none. */
	cpu = cpumask_any_but(cpu_online_mask, get_cpu());
	put_cpu();
	kthread_bind(task, cpu);
	wake_up_process(task);
	for (i = 0; !ret && i < interrupts; i++) {
		ret = smp_call_function_single(cpu, irq_ask, NULL, 1);
		cond_resched();
	}
	kthread_stop(task);
	if (!ret)
		said_begin();

	return ret;
}
module_init(irq_init);

static void __exit irq_end(void)
{
	said_end();
}
module_exit(irq_end);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: the registry is asked in interrupts");
