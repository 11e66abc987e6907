// SPDX-License-Identifier: GPL-2.0
/*
 * Iterations over doorbells: where one ends, and what it may ask
 *
 * Says, of doorbells that were declared before it was loaded: how many ranges
 * it saw, whether in ascending order, whether what it asked meanwhile was
 * answered, and what came of an iteration that ended at the second.
 */

#include "said.h"

#include <linux/msi-doorbell.h>

#define ITERATE_END	(-EINTR)

struct iterate_walk {
	unsigned int seen;
	unsigned int end;
	phys_addr_t next;
	bool disorder;
	bool wrong;
};

static int iterate_range(const struct msi_doorbell_range *range, void *data)
{
	struct msi_doorbell_geometry now;
	struct iterate_walk *walk = data;

	walk->disorder |= range->base < walk->next;
	walk->next = range->base + range->size;
	/* one that is not safe is here, so they cannot all be */
	walk->wrong |= !range->safe && msi_doorbell_safe();
	walk->wrong |= msi_doorbell_calc_pages(MSI_DOORBELL_ORDER_MAX) < 1;
	walk->wrong |= msi_doorbell_get_geometry(MSI_DOORBELL_ORDER_MIN, &now);
	if (++walk->seen == walk->end)
		return ITERATE_END;

	return 0;
}

static void iterate_say(struct seq_file *file)
{
	struct iterate_walk all = {}, some = { .end = 2 };
	int ret;

	ret = msi_doorbell_for_each(iterate_range, &all);
	seq_printf(file, "all: %u, %s, %s, returned %d\n", all.seen,
		   all.disorder ? "in disorder" : "in order",
		   all.wrong ? "wrong answers" : "right answers", ret);
	ret = msi_doorbell_for_each(iterate_range, &some);
	seq_printf(file, "ended: %u, returned %s\n", some.seen,
		   ret == ITERATE_END ? "what ended it" : "something else");
}
SAID(iterate_say)

static int __init iterate_init(void)
{
	said_begin();
	return 0;
}
module_init(iterate_init);

static void __exit iterate_exit(void)
{
	said_end();
}
module_exit(iterate_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: iterations over doorbells");
