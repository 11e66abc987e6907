// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells: the registry's numbers, as those who ask read them
 *
 * All numbers change together, and who reads them takes no lock and writes
 * nothing, whatever the number of doorbells.
 */

#include <linux/export.h>
#include <linux/irqflags.h>
#include <linux/seqlock.h>
#include <trace/events/msi_doorbell.h>

#include "registry.h"

/*
 * msi_doorbell_seq protects msi_doorbell_numbers. Its writers are serialised by
 * msi_doorbell_lock, and keep interrupts off meanwhile: a reader in an
 * interrupt of the same CPU would wait for ever. That is why it is a bare
 * count: one that is tied to the mutex might sleep in readers, and leave
 * interrupts on.
 */
static seqcount_t msi_doorbell_seq = SEQCNT_ZERO(msi_doorbell_seq);
static struct msi_doorbell_numbers msi_doorbell_numbers;

/**
 * msi_doorbell_numbers_set() - let everybody see these numbers
 * @numbers: all of them
 *
 * Context: process context; the registry's lock is held.
 */
void msi_doorbell_numbers_set(const struct msi_doorbell_numbers *numbers)
{
	local_irq_disable();
	write_seqcount_begin(&msi_doorbell_seq);
	msi_doorbell_numbers = *numbers;
	write_seqcount_end(&msi_doorbell_seq);
	local_irq_enable();
}

/**
 * msi_doorbell_numbers_get() - read all numbers, of one moment
 * @numbers: where to
 *
 * Context: any but NMI.
 */
void msi_doorbell_numbers_get(struct msi_doorbell_numbers *numbers)
{
	unsigned int seq;

	do {
		seq = read_seqcount_begin(&msi_doorbell_seq);
		*numbers = msi_doorbell_numbers;
	} while (read_seqcount_retry(&msi_doorbell_seq, seq));
}

static void msi_doorbell_read(unsigned int order,
			      struct msi_doorbell_geometry *geometry)
{
	unsigned int i = order - MSI_DOORBELL_ORDER_MIN;
	unsigned int seq;

	do {
		seq = read_seqcount_begin(&msi_doorbell_seq);
		geometry->pages = msi_doorbell_numbers.pages[i];
		geometry->doorbells = msi_doorbell_numbers.doorbells;
		geometry->unsafe = msi_doorbell_numbers.unsafe;
	} while (read_seqcount_retry(&msi_doorbell_seq, seq));
}

/**
 * msi_doorbell_safe() - are all doorbells safe?
 *
 * A doorbell is safe if what a device writes to it raises no interrupt but
 * those that the device was given. With none declared the answer is yes; who
 * needs somebody to have declared one asks msi_doorbell_get_geometry(). The
 * answer may have changed when it arrives: who acts on it for longer registers
 * a notifier first and asks then.
 *
 * Context: any but NMI.
 * Return: true or false; false without the registry, as nobody knows.
 */
bool msi_doorbell_safe(void)
{
	struct msi_doorbell_geometry now;

	msi_doorbell_read(MSI_DOORBELL_ORDER_MIN, &now);
	trace_msi_doorbell_safe_query(!now.unsafe, now.doorbells, now.unsafe);

	return !now.unsafe;
}
EXPORT_SYMBOL_GPL(msi_doorbell_safe);

/**
 * msi_doorbell_get_geometry() - ask for all that the registry knows at once
 * @order: a page has 2 to this power bytes
 * @geometry: filled in, with numbers of one moment; left alone on error
 *
 * A page in which there are several doorbells counts once.
 *
 * Context: any but NMI.
 * Return: 0; -EINVAL if @order is not within MSI_DOORBELL_ORDER_MIN and
 * MSI_DOORBELL_ORDER_MAX; -EOPNOTSUPP without the registry.
 */
int msi_doorbell_get_geometry(unsigned int order,
			      struct msi_doorbell_geometry *geometry)
{
	if (order < MSI_DOORBELL_ORDER_MIN || order > MSI_DOORBELL_ORDER_MAX)
		return -EINVAL;

	msi_doorbell_read(order, geometry);
	return 0;
}
EXPORT_SYMBOL_GPL(msi_doorbell_get_geometry);

/**
 * msi_doorbell_calc_pages() - how many pages map all doorbells?
 * @order: a page has 2 to this power bytes
 *
 * Context: any but NMI.
 * Return: the pages, as in &struct msi_doorbell_geometry, at most 2^52; or an
 * error of msi_doorbell_get_geometry().
 */
s64 msi_doorbell_calc_pages(unsigned int order)
{
	struct msi_doorbell_geometry now;
	int ret;

	ret = msi_doorbell_get_geometry(order, &now);

	return ret ?: now.pages;
}
EXPORT_SYMBOL_GPL(msi_doorbell_calc_pages);
