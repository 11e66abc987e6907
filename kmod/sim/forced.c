// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated hypervisor: calls that are told to fail
 *
 * "NTH ERROR [COUNT]": from the NTH call on, COUNT calls return ERROR.
 */

#include <linux/kernel.h>
#include <linux/sysfs.h>

#include "sim.h"

/**
 * gh_sim_forced_init() - no call is to fail
 * @forced: zeroed, one for each kind of call
 * @n: how many
 *
 * Context: any.
 */
void gh_sim_forced_init(struct gh_sim_forced *forced, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		spin_lock_init(&forced[i].lock);
}

/**
 * gh_sim_forced_take() - a call is made
 * @forced: of that kind
 *
 * Context: any.
 * Return: %GH_ERROR_OK if it is to be done; what it is to return instead.
 */
enum gh_error gh_sim_forced_take(struct gh_sim_forced *forced)
{
	enum gh_error error = GH_ERROR_OK;
	unsigned long flags;

	spin_lock_irqsave(&forced->lock, flags);
	if (forced->nth && !--forced->nth) {
		error = forced->error;
		if (--forced->count)
			forced->nth = 1;
	}
	spin_unlock_irqrestore(&forced->lock, flags);

	return error;
}

/**
 * gh_sim_forced_show() - what is still to come
 * @forced: of a kind of call
 * @page: where to
 *
 * Context: process context.
 * Return: its length.
 */
ssize_t gh_sim_forced_show(struct gh_sim_forced *forced, char *page)
{
	ssize_t len;

	spin_lock_irq(&forced->lock);
	len = sysfs_emit(page, "%u %d %u\n", forced->nth, forced->error,
			 forced->nth ? forced->count : 0);
	spin_unlock_irq(&forced->lock);

	return len;
}

/**
 * gh_sim_forced_store() - let calls fail
 * @forced: of a kind of call
 * @page: which, and how
 *
 * Context: process context.
 * Return: 0; -EINVAL if @page does not say.
 */
int gh_sim_forced_store(struct gh_sim_forced *forced, const char *page)
{
	unsigned int nth, count = 1;
	int error;

	if (sscanf(page, "%u %d %u", &nth, &error, &count) < 2 || !count)
		return -EINVAL;

	spin_lock_irq(&forced->lock);
	forced->nth = nth;
	forced->error = error;
	forced->count = count;
	spin_unlock_irq(&forced->lock);

	return 0;
}
