// SPDX-License-Identifier: GPL-2.0
/*
 * Constructors of doorbells and their arguments: a table of calls
 *
 * Makes each call when it is loaded, some with another doorbell there already,
 * and says, a line for each: the group, "right" or what was wrong with the
 * answer, "same" or "changed" as the registry is afterwards what it was before,
 * and what was tried, separated by tabs. A call that is to succeed has to change
 * it, and a free to change it back.
 */

#include <linux/err.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "held.h"
#include "said.h"

#define CALLS_ORDERS	(MSI_DOORBELL_ORDER_MAX - MSI_DOORBELL_ORDER_MIN + 1)
/* The longest name, which is good, and one letter more */
#define CALLS_LONGEST	"a123456789b123456789c123456789d"
#define CALLS_TOO_LONG	CALLS_LONGEST "e"

struct calls_row {
	const char *group;
	const char *what;
	struct held_row first;
	struct held_row tried;
	/* HELD_NAME, unless there is one; NULL is calls_null */
	const char *provider;
	int want;
};

static const char calls_null[] = "NULL";

#define CALLS_FIRST		.first = { .base = 0x10100, .size = 0x100 }
#define CALLS_FIRST_PERCPU	.first = { .base = 0x10100, .size = 0x100, \
					   .stride = 0x1000, .percpu = true }
#define CALLS_TRIED(_base, _size)	.tried = { .base = (_base), .size = (_size) }
#define CALLS_TRIED_PERCPU(_base, _size, _stride)			\
	.tried = { .base = (_base), .size = (_size), .stride = (_stride), \
		   .percpu = true }

static const struct calls_row calls_rows[] = {
	{ "sense", "no bytes at all", CALLS_TRIED(0x10000, 0),
	  .want = -EINVAL },
	{ "sense", "no bytes at the beginning of the address space",
	  CALLS_TRIED(0, 0), .want = -EINVAL },
	{ "sense", "no bytes at the top of the address space",
	  CALLS_TRIED(HELD_TOP, 0), .want = -EINVAL },
	{ "sense", "one byte beyond the top of the address space",
	  CALLS_TRIED(HELD_TOP, 2), .want = -EINVAL },
	{ "sense", "a size that wraps around", CALLS_TRIED(0x10000, SIZE_MAX),
	  .want = -EINVAL },
	{ "sense", "no bytes, per-cpu", CALLS_TRIED_PERCPU(0x10000, 0, 0x1000),
	  .want = -EINVAL },
	{ "sense", "one CPU's part beyond the top of the address space",
	  CALLS_TRIED_PERCPU(HELD_TOP - 0xfff, 0x1001, -(phys_addr_t)0x10000),
	  .want = -EINVAL },
	{ "sense", "no provider", CALLS_TRIED(0x10000, 4),
	  .provider = calls_null, .want = -EINVAL },
	{ "sense", "a provider without a name", CALLS_TRIED(0x10000, 4),
	  .provider = "", .want = -EINVAL },
	{ "sense", "a provider with a blank in its name",
	  CALLS_TRIED(0x10000, 4), .provider = "two words", .want = -EINVAL },
	{ "sense", "a provider with a line's end in its name",
	  CALLS_TRIED(0x10000, 4), .provider = "one\ntwo", .want = -EINVAL },
	{ "sense", "a name that is too long", CALLS_TRIED(0x10000, 4),
	  .provider = CALLS_TOO_LONG, .want = -EINVAL },
	{ "sense", "the longest name", CALLS_TRIED(0x10000, 4),
	  .provider = CALLS_LONGEST },
	{ "sense", "the last byte of the address space",
	  CALLS_TRIED(HELD_TOP, 1) },
	{ "sense", "the last page of the address space",
	  CALLS_TRIED(HELD_TOP - 0xfff, 0x1000) },
	{ "sense", "the first byte of the address space", CALLS_TRIED(0, 1) },
	{ "sense", "as much of the address space as a size can tell",
	  CALLS_TRIED(0, SIZE_MAX) },

	{ "overlap", "the same again", CALLS_FIRST,
	  CALLS_TRIED(0x10100, 0x100), .want = -EEXIST },
	{ "overlap", "one within another", CALLS_FIRST,
	  CALLS_TRIED(0x10110, 0x10), .want = -EEXIST },
	{ "overlap", "one around another", CALLS_FIRST,
	  CALLS_TRIED(0x10000, 0x1000), .want = -EEXIST },
	{ "overlap", "the first byte of another", CALLS_FIRST,
	  CALLS_TRIED(0x10000, 0x101), .want = -EEXIST },
	{ "overlap", "the last byte of another", CALLS_FIRST,
	  CALLS_TRIED(0x101ff, 0x101), .want = -EEXIST },
	{ "overlap", "as far as another", CALLS_FIRST,
	  CALLS_TRIED(0x10000, 0x100) },
	{ "overlap", "from where another ends", CALLS_FIRST,
	  CALLS_TRIED(0x10200, 0x100) },
	{ "overlap", "a CPU's part with a global one", CALLS_FIRST,
	  CALLS_TRIED_PERCPU(0xf1ff, 0x100, 0x1000), .want = -EEXIST },
	{ "overlap", "a global one with a CPU's part", CALLS_FIRST_PERCPU,
	  CALLS_TRIED(0x111ff, 0x100), .want = -EEXIST },
	{ "overlap", "the same again, per-cpu", CALLS_FIRST_PERCPU,
	  CALLS_TRIED_PERCPU(0x10100, 0x100, 0x1000), .want = -EEXIST },
	{ "overlap", "CPUs' parts between CPUs' parts", CALLS_FIRST_PERCPU,
	  CALLS_TRIED_PERCPU(0x10200, 0xf00, 0x1000) },
	{ "overlap", "two CPUs' parts of one doorbell",
	  CALLS_TRIED_PERCPU(0x10000, 0x100, 0xff), .want = -EEXIST },
	{ "overlap", "CPUs' parts that touch",
	  CALLS_TRIED_PERCPU(0x10000, 0x100, 0x100) },
	{ "overlap", "one part for all CPUs",
	  CALLS_TRIED_PERCPU(0x10000, 0x100, 0) },
};

struct calls_state {
	struct msi_doorbell_geometry at[CALLS_ORDERS];
	unsigned int ranges;
	unsigned int changes;
	bool safe;
};

static struct calls_result {
	int got;
	bool changed;
	bool left;
} calls_results[ARRAY_SIZE(calls_rows)];

static unsigned int calls_changes;

static int calls_changed(struct notifier_block *nb, unsigned long action,
			 void *data)
{
	calls_changes++;
	return NOTIFY_OK;
}

static struct notifier_block calls_notifier = {
	.notifier_call = calls_changed,
};

static int calls_count(const struct msi_doorbell_range *range, void *data)
{
	++*(unsigned int *)data;
	return 0;
}

static void calls_look(struct calls_state *state)
{
	unsigned int order;

	memset(state, 0, sizeof(*state));
	for (order = MSI_DOORBELL_ORDER_MIN; order <= MSI_DOORBELL_ORDER_MAX;
	     order++)
		msi_doorbell_get_geometry(order,
					  &state->at[order - MSI_DOORBELL_ORDER_MIN]);
	state->safe = msi_doorbell_safe();
	msi_doorbell_for_each(calls_count, &state->ranges);
	state->changes = calls_changes;
}

static int calls_make(const struct calls_row *row, struct calls_state *before,
		      struct calls_state *after, struct calls_result *result)
{
	const char *provider = row->provider ?: HELD_NAME;
	struct msi_doorbell *first = NULL, *tried;

	if (row->first.size) {
		first = held_alloc("first", &row->first);
		if (IS_ERR(first))
			return PTR_ERR(first);
	}

	calls_look(before);
	tried = held_alloc(provider == calls_null ? NULL : provider,
			   &row->tried);
	result->got = PTR_ERR_OR_ZERO(tried);
	if (!tried)
		result->got = -ENODATA;
	calls_look(after);
	result->changed = memcmp(before, after, sizeof(*before));
	if (!IS_ERR(tried))
		msi_doorbell_free(tried);
	calls_look(after);
	/* A doorbell that came and went was told of twice. */
	if (!result->got)
		after->changes -= 2;
	result->left = memcmp(before, after, sizeof(*before));
	msi_doorbell_free(first);

	return 0;
}

static void calls_say(struct seq_file *file)
{
	const struct calls_result *result;
	const struct calls_row *row;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(calls_rows); i++) {
		row = &calls_rows[i];
		result = &calls_results[i];
		seq_printf(file, "%s\t", row->group);
		if (result->got == row->want)
			seq_puts(file, "right\t");
		else
			seq_printf(file, "%d, not %d\t", result->got,
				   row->want);
		seq_printf(file, "%s\t%s\n",
			   result->left || result->changed != !row->want ?
			   "changed" : "same", row->what);
	}
}
SAID(calls_say)

static int __init calls_init(void)
{
	struct calls_state *states = kcalloc(2, sizeof(*states), GFP_KERNEL);
	size_t i;
	int ret;

	if (!states)
		return -ENOMEM;

	ret = msi_doorbell_register_notifier(&calls_notifier);
	for (i = 0; !ret && i < ARRAY_SIZE(calls_rows); i++)
		ret = calls_make(&calls_rows[i], &states[0], &states[1],
				 &calls_results[i]);
	msi_doorbell_unregister_notifier(&calls_notifier);
	kfree(states);
	if (!ret)
		said_begin();

	return ret;
}
module_init(calls_init);

static void __exit calls_exit(void)
{
	said_end();
}
module_exit(calls_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: arguments of the constructors of doorbells");
