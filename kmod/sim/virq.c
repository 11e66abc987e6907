// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: interrupt lines
 *
 * An irq chip and domain of our own: distribution kernels before Linux 7 are
 * built without IRQ_SIM. A line is delivered by irq_work, so that, as with
 * the real thing, it comes in hardirq context and never from within the
 * hypercall that caused it.
 */

#include <linux/hardirq.h>
#include <linux/idr.h>
#include <linux/irq.h>
#include <linux/irqdomain.h>

#include "sim.h"

/* As many as a GIC has shared interrupts, and by the same numbers */
#define GH_SIM_VIRQS		988
#define GH_SIM_VIRQ_INTID	32

static DEFINE_IDA(gh_sim_virq_ida);
static struct fwnode_handle *gh_sim_virq_fwnode;
static struct irq_domain *gh_sim_virq_domain;

/* A latched edge needs no mask: the flow handler keeps it until unmasked. */
static void gh_sim_virq_chip_nop(struct irq_data *data)
{
}

static int gh_sim_virq_chip_retrigger(struct irq_data *data)
{
	struct gh_sim_virq *virq = irq_data_get_irq_chip_data(data);

	irq_work_queue(&virq->work);
	return 1;
}

static struct irq_chip gh_sim_virq_chip = {
	.name = "gunyah-sim",
	.irq_ack = gh_sim_virq_chip_nop,
	.irq_mask = gh_sim_virq_chip_nop,
	.irq_unmask = gh_sim_virq_chip_nop,
	.irq_retrigger = gh_sim_virq_chip_retrigger,
	.flags = IRQCHIP_SKIP_SET_WAKE,
};

static void gh_sim_virq_level_mask(struct irq_data *data)
{
	struct gh_sim_virq *virq = irq_data_get_irq_chip_data(data);

	WRITE_ONCE(virq->masked, true);
}

static void gh_sim_virq_level_unmask(struct irq_data *data)
{
	struct gh_sim_virq *virq = irq_data_get_irq_chip_data(data);

	/* Pairs with gh_sim_virq_held(): one of us sees the other. */
	smp_store_mb(virq->masked, false);
	if (atomic_read(&virq->latched) || virq->level(virq->level_data))
		irq_work_queue(&virq->work);
}

static struct irq_chip gh_sim_virq_level_chip = {
	.name = "gunyah-sim-level",
	.irq_mask = gh_sim_virq_level_mask,
	.irq_unmask = gh_sim_virq_level_unmask,
	.flags = IRQCHIP_SKIP_SET_WAKE,
};

/* With a level: not while it is masked, but then */
static bool gh_sim_virq_held(struct gh_sim_virq *virq)
{
	if (!virq->level)
		return false;

	atomic_set(&virq->latched, 1);
	/* Pairs with the barrier of gh_sim_virq_level_unmask(). */
	smp_mb__after_atomic();
	if (READ_ONCE(virq->masked))
		return true;

	atomic_set(&virq->latched, 0);
	return false;
}

static int gh_sim_virq_map(struct irq_domain *domain, unsigned int irq,
			   irq_hw_number_t hwirq)
{
	irq_set_chip_and_handler_name(irq, &gh_sim_virq_chip, handle_edge_irq,
				      "edge");
	irq_set_noprobe(irq);
	return 0;
}

static const struct irq_domain_ops gh_sim_virq_domain_ops = {
	.map = gh_sim_virq_map,
};

static void gh_sim_virq_deliver(struct irq_work *work)
{
	struct gh_sim_virq *virq = container_of(work, struct gh_sim_virq, work);

	if (gh_sim_virq_held(virq))
		return;

	if (virq->peer)
		virq->peer(virq->peer_data);
	else
		generic_handle_domain_irq(gh_sim_virq_domain, virq->hwirq);

	/*
	 * The hypervisor delivers an interrupt twice if it is asserted once
	 * more between being listed and being acknowledged.
	 */
	if (atomic_dec_if_positive(&virq->repeat) >= 0)
		irq_work_queue(&virq->work);
}

static void gh_sim_virq_late(struct work_struct *work)
{
	struct gh_sim_virq *virq = container_of(to_delayed_work(work),
						struct gh_sim_virq, late);

	irq_work_queue(&virq->work);
}

/**
 * gh_sim_virq_assert() - raise the line
 * @virq: the line
 *
 * Context: any.
 */
void gh_sim_virq_assert(struct gh_sim_virq *virq)
{
	unsigned int delay_us = READ_ONCE(virq->delay_us);

	if (atomic_dec_if_positive(&virq->lose) >= 0)
		return;

	if (delay_us)
		schedule_delayed_work(&virq->late, usecs_to_jiffies(delay_us));
	else
		irq_work_queue(&virq->work);
}

/**
 * gh_sim_virq_raise() - raise the line without a reason
 * @virq: the line
 * @times: how often, as far as this is not coalesced; 0 is fine
 *
 * Context: any.
 */
void gh_sim_virq_raise(struct gh_sim_virq *virq, unsigned int times)
{
	if (!times)
		return;

	atomic_set(&virq->repeat, times - 1);
	gh_sim_virq_assert(virq);
}

/**
 * gh_sim_virq_intid() - the number by which the hypervisor names a line
 * @irq: the Linux interrupt at which it ends
 *
 * Context: any.
 * Return: the number, as a GIC has them.
 */
u32 gh_sim_virq_intid(unsigned int irq)
{
	return GH_SIM_VIRQ_INTID + irqd_to_hwirq(irq_get_irq_data(irq));
}

/**
 * gh_sim_virq_init_peer() - a line that ends at a simulated virtual machine
 * @virq: the line, zeroed
 * @peer: called when it is raised; hardirq context, a thread on PREEMPT_RT
 * @data: passed on
 *
 * Context: any.
 */
void gh_sim_virq_init_peer(struct gh_sim_virq *virq, void (*peer)(void *data),
			   void *data)
{
	INIT_DELAYED_WORK(&virq->late, gh_sim_virq_late);
	init_irq_work(&virq->work, gh_sim_virq_deliver);
	virq->peer = peer;
	virq->peer_data = data;
}

/**
 * gh_sim_virq_init_irq() - a line that ends at a Linux interrupt
 * @virq: the line, zeroed; its irq is set
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOSPC when there is no line left; -ENOMEM.
 */
int gh_sim_virq_init_irq(struct gh_sim_virq *virq)
{
	int hwirq;

	hwirq = ida_alloc_max(&gh_sim_virq_ida, GH_SIM_VIRQS - 1, GFP_KERNEL);
	if (hwirq < 0)
		return hwirq;

	INIT_DELAYED_WORK(&virq->late, gh_sim_virq_late);
	virq->work = IRQ_WORK_INIT_HARD(gh_sim_virq_deliver);
	virq->hwirq = hwirq;
	virq->irq = irq_create_mapping(gh_sim_virq_domain, hwirq);
	if (!virq->irq) {
		ida_free(&gh_sim_virq_ida, hwirq);
		return -ENOMEM;
	}
	irq_set_chip_data(virq->irq, virq);

	return 0;
}

/**
 * gh_sim_virq_set_level() - let a line that ends at an interrupt have a level
 * @virq: the line, that nobody has requested yet
 * @level: is it up? Called with interrupts off, under the interrupt's lock
 * @data: passed on
 *
 * What raises the level asserts the line as well.
 *
 * Context: process context, may sleep.
 */
void gh_sim_virq_set_level(struct gh_sim_virq *virq, bool (*level)(void *data),
			   void *data)
{
	virq->level = level;
	virq->level_data = data;
	virq->masked = true;
	irq_set_chip_and_handler_name(virq->irq, &gh_sim_virq_level_chip,
				      handle_level_irq, "level");
	irq_set_status_flags(virq->irq, IRQ_LEVEL);
}

/**
 * gh_sim_virq_exit() - take a line away
 * @virq: the line; nobody asserts it any more, nobody has its interrupt
 *
 * Context: process context, may sleep.
 */
void gh_sim_virq_exit(struct gh_sim_virq *virq)
{
	atomic_set(&virq->repeat, 0);
	cancel_delayed_work_sync(&virq->late);
	irq_work_sync(&virq->work);
	if (!virq->irq)
		return;

	irq_dispose_mapping(virq->irq);
	ida_free(&gh_sim_virq_ida, virq->hwirq);
}

/**
 * gh_sim_virq_module_init() - make the irq domain
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM.
 */
int gh_sim_virq_module_init(void)
{
	gh_sim_virq_fwnode = irq_domain_alloc_named_fwnode("gunyah-sim");
	if (!gh_sim_virq_fwnode)
		return -ENOMEM;

	gh_sim_virq_domain = irq_domain_create_linear(gh_sim_virq_fwnode,
						      GH_SIM_VIRQS,
						      &gh_sim_virq_domain_ops,
						      NULL);
	if (!gh_sim_virq_domain) {
		irq_domain_free_fwnode(gh_sim_virq_fwnode);
		return -ENOMEM;
	}

	return 0;
}

/**
 * gh_sim_virq_module_exit() - undo gh_sim_virq_module_init()
 *
 * Context: process context, may sleep.
 */
void gh_sim_virq_module_exit(void)
{
	irq_domain_remove(gh_sim_virq_domain);
	irq_domain_free_fwnode(gh_sim_virq_fwnode);
	ida_destroy(&gh_sim_virq_ida);
}
