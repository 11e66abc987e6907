// SPDX-License-Identifier: GPL-2.0
/*
 * A notifier that asks the registry
 *
 * Says, a line for each change that it was told of: "allocated" or "freed",
 * the provider, "safe" or "unsafe", and what the registry answered meanwhile:
 * how many doorbells, how many of them unsafe, how many pages, and whether all
 * are safe. While "hold" is Y a notification does not end, and "held" is how
 * many do not.
 */

#include <linux/atomic.h>
#include <linux/delay.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/slab.h>

#include "said.h"

#include <linux/msi-doorbell.h>

static bool hold;
module_param(hold, bool, 0644);
static uint held;
module_param(held, uint, 0444);

#define NOTIFIED_MOST	64

struct notified_line {
	unsigned long action;
	char provider[MSI_DOORBELL_NAME_MAX];
	bool safe;
	bool all_safe;
	struct msi_doorbell_geometry now;
	s64 pages;
};

/* Protects the lines: they are read at any time. */
static DEFINE_MUTEX(notified_lock);
static struct notified_line notified_lines[NOTIFIED_MOST];
static unsigned int notified_count;

static void notified_note(unsigned long action,
			  const struct msi_doorbell_change *change)
{
	struct notified_line *line;

	mutex_lock(&notified_lock);
	if (notified_count < NOTIFIED_MOST) {
		line = &notified_lines[notified_count++];
		line->action = action;
		strscpy(line->provider, change->provider,
			sizeof(line->provider));
		line->safe = change->safe;
		line->all_safe = msi_doorbell_safe();
		line->pages = msi_doorbell_calc_pages(MSI_DOORBELL_ORDER_MIN);
		msi_doorbell_get_geometry(MSI_DOORBELL_ORDER_MIN, &line->now);
	}
	mutex_unlock(&notified_lock);
}

static int notified_call(struct notifier_block *nb, unsigned long action,
			 void *data)
{
	notified_note(action, data);
	WRITE_ONCE(held, held + 1);
	while (READ_ONCE(hold))
		msleep(20);
	WRITE_ONCE(held, held - 1);

	return NOTIFY_OK;
}

static struct notifier_block notified_nb = {
	.notifier_call = notified_call,
};

static const char *notified_action(unsigned long action)
{
	switch (action) {
	case MSI_DOORBELL_ALLOCATED:
		return "allocated";
	case MSI_DOORBELL_FREED:
		return "freed";
	default:
		return "unknown";
	}
}

static void notified_say(struct seq_file *file)
{
	const struct notified_line *line;
	unsigned int i;

	mutex_lock(&notified_lock);
	for (i = 0; i < notified_count; i++) {
		line = &notified_lines[i];
		seq_printf(file, "%s %s %s: %u, %u unsafe, %lld pages, %s\n",
			   notified_action(line->action), line->provider,
			   line->safe ? "safe" : "unsafe", line->now.doorbells,
			   line->now.unsafe, line->pages,
			   line->all_safe ? "safe" : "unsafe");
	}
	mutex_unlock(&notified_lock);
}
SAID(notified_say)

static int __init notified_init(void)
{
	int ret = msi_doorbell_register_notifier(&notified_nb);

	if (!ret)
		said_begin();

	return ret;
}
module_init(notified_init);

static void __exit notified_exit(void)
{
	said_end();
	msi_doorbell_unregister_notifier(&notified_nb);
}
module_exit(notified_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: a notifier that asks the registry");
