// SPDX-License-Identifier: GPL-2.0
/*
 * Pages that doorbells take: a table of doorbells, an order, and how many
 *
 * Counts each row when it is loaded, and says, a line for each: "right" or what
 * was wrong, and what was counted, separated by a tab. The count has to be
 * what it was before when the row's doorbells have gone again.
 */

#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/kernel.h>

#include "held.h"
#include "said.h"

#define PAGES_HELD	3
/* As many as there are possible CPUs */
#define PAGES_CPUS	(-1000)

struct pages_row {
	const char *what;
	struct held_row held[PAGES_HELD];
	unsigned int order;
	s64 want;
};

#define PAGES_AT(_base, _size)	{ .base = (_base), .size = (_size) }
#define PAGES_PERCPU(_base, _size, _stride)				\
	{ .base = (_base), .size = (_size), .stride = (_stride),	\
	  .percpu = true }

static const struct pages_row pages_rows[] = {
	{ "nothing takes none", {}, 12, 0 },
	{ "a page at its beginning", { PAGES_AT(0x10000, 0x1000) }, 12, 1 },
	{ "a byte within a page", { PAGES_AT(0x10040, 1) }, 12, 1 },
	{ "the last byte of a page", { PAGES_AT(0x10fff, 1) }, 12, 1 },
	{ "two bytes in two pages", { PAGES_AT(0x10fff, 2) }, 12, 2 },
	{ "a page and a byte", { PAGES_AT(0x10000, 0x1001) }, 12, 2 },
	{ "a page's worth across two", { PAGES_AT(0x10800, 0x1000) }, 12, 2 },
	{ "two pages' worth across three", { PAGES_AT(0x10800, 0x2000) }, 12, 3 },
	{ "two bytes in two pages of 16 KiB", { PAGES_AT(0x13fff, 2) }, 14, 2 },
	{ "two bytes in two pages of 64 KiB", { PAGES_AT(0x1ffff, 2) }, 16, 2 },
	{ "two bytes in two pages of 2 MiB", { PAGES_AT(0x1fffff, 2) }, 21, 2 },
	{ "two bytes in two small pages, and in one large",
	  { PAGES_AT(0x10fff, 2) }, 16, 1 },
	{ "two in one page", { PAGES_AT(0x10000, 4), PAGES_AT(0x10040, 4) },
	  12, 1 },
	{ "two in two pages", { PAGES_AT(0x10000, 4), PAGES_AT(0x11000, 4) },
	  12, 2 },
	{ "the same two in one larger page",
	  { PAGES_AT(0x10000, 4), PAGES_AT(0x11000, 4) }, 13, 1 },
	{ "two that touch within a page",
	  { PAGES_AT(0x10000, 0x800), PAGES_AT(0x10800, 0x800) }, 12, 1 },
	{ "two that share the page in the middle",
	  { PAGES_AT(0x10000, 0x1800), PAGES_AT(0x11800, 0x1800) }, 12, 3 },
	{ "one between two, in their pages",
	  { PAGES_AT(0x10ff0, 8), PAGES_AT(0x11010, 8),
	    PAGES_AT(0x10ff8, 0x18) }, 12, 2 },
	{ "one between two, all in one page",
	  { PAGES_AT(0x10000, 4), PAGES_AT(0x10200, 4), PAGES_AT(0x10100, 4) },
	  12, 1 },
	{ "one that fills the gap of two",
	  { PAGES_AT(0x10000, 0x1000), PAGES_AT(0x14000, 0x1000),
	    PAGES_AT(0x11000, 0x3000) }, 12, 5 },
	{ "the same three in pages of 16 KiB",
	  { PAGES_AT(0x10000, 0x1000), PAGES_AT(0x14000, 0x1000),
	    PAGES_AT(0x11000, 0x3000) }, 14, 2 },
	{ "one page of 2 GiB", { PAGES_AT(0x80000000, 4) }, 31, 1 },
#ifdef CONFIG_PHYS_ADDR_T_64BIT
	{ "two bytes at 4 GiB", { PAGES_AT(0xffffffff, 2) }, 12, 2 },
	{ "two bytes at 4 GiB in pages of as much",
	  { PAGES_AT(0xffffffff, 2) }, 32, 2 },
	{ "two bytes at 4 GiB in one of twice as much",
	  { PAGES_AT(0xffffffff, 2) }, 33, 1 },
	{ "two at the same place of two times 4 GiB",
	  { PAGES_AT(0x100000000, 4), PAGES_AT(0x200000000, 4) }, 12, 2 },
	{ "the last page of the address space",
	  { PAGES_AT(HELD_TOP - 0xfff, 0x1000) }, 12, 1 },
	{ "both ends of the address space",
	  { PAGES_AT(0, 1), PAGES_AT(HELD_TOP, 1) }, 63, 2 },
	{ "all of the address space but a byte, in halves",
	  { PAGES_AT(0, SIZE_MAX) }, 63, 2 },
	{ "all of the address space but a byte, in pages",
	  { PAGES_AT(0, SIZE_MAX) }, 12, 1LL << 52 },
	{ "all of it",
	  { PAGES_AT(0, SIZE_MAX), PAGES_AT(HELD_TOP, 1) }, 12, 1LL << 52 },
#endif
	{ "a page for each CPU", { PAGES_PERCPU(0x10000, 4, 0x1000) }, 12,
	  PAGES_CPUS },
	{ "two pages for each CPU", { PAGES_PERCPU(0x10ffe, 4, 0x2000) }, 12,
	  2 * PAGES_CPUS },
	{ "one page for all CPUs", { PAGES_PERCPU(0x10000, 4, 0x10) }, 12, 1 },
	{ "one part for all CPUs", { PAGES_PERCPU(0x10ffe, 4, 0) }, 12, 2 },
	{ "CPUs' parts and others in their pages",
	  { PAGES_PERCPU(0x10000, 4, 0x1000),
	    PAGES_PERCPU(0x10100, 4, 0x1000) }, 12, PAGES_CPUS },
	{ "order 0", {}, 0, -EINVAL },
	{ "the order below the least", {}, MSI_DOORBELL_ORDER_MIN - 1, -EINVAL },
	{ "the order above the highest", {}, MSI_DOORBELL_ORDER_MAX + 1,
	  -EINVAL },
	{ "the highest number for an order", {}, UINT_MAX, -EINVAL },
};

/* PAGES_FAILED: a doorbell could not be had */
#define PAGES_FAILED	S64_MIN

static struct pages_result {
	s64 got;
	s64 geometry;
	s64 left;
} pages_results[ARRAY_SIZE(pages_rows)];

static s64 pages_of_geometry(unsigned int order)
{
	struct msi_doorbell_geometry geometry;
	int ret = msi_doorbell_get_geometry(order, &geometry);

	return ret ?: geometry.pages;
}

static void pages_count(const struct pages_row *row,
			struct pages_result *result)
{
	struct msi_doorbell *doorbell[PAGES_HELD];
	bool failed = false;
	int i;

	for (i = 0; i < PAGES_HELD; i++) {
		doorbell[i] = row->held[i].size ?
			held_alloc(HELD_NAME, &row->held[i]) : NULL;
		failed |= IS_ERR(doorbell[i]);
	}
	result->got = failed ? PAGES_FAILED : msi_doorbell_calc_pages(row->order);
	result->geometry = pages_of_geometry(row->order);
	for (i = 0; i < PAGES_HELD; i++)
		if (!IS_ERR(doorbell[i]))
			msi_doorbell_free(doorbell[i]);
	result->left = msi_doorbell_calc_pages(row->order);
}

static s64 pages_wanted(const struct pages_row *row)
{
	/* Below zero it fits; and 32-bit kernels divide no 64 bits. */
	int below = min_t(s64, row->want, 0);

	if (below && !(below % PAGES_CPUS))
		return below / PAGES_CPUS * num_possible_cpus();

	return row->want;
}

static void pages_say(struct seq_file *file)
{
	const struct pages_result *result;
	s64 want, left;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(pages_rows); i++) {
		result = &pages_results[i];
		want = pages_wanted(&pages_rows[i]);
		left = want < 0 ? want : 0;
		if (result->got == want && result->geometry == want &&
		    result->left == left)
			seq_puts(file, "right\t");
		else
			seq_printf(file,
				   "%lld, %lld in the geometry, %lld left; not %lld\t",
				   result->got, result->geometry,
				   result->left, want);
		seq_printf(file, "%s\n", pages_rows[i].what);
	}
}
SAID(pages_say)

static int __init pages_init(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(pages_rows); i++)
		pages_count(&pages_rows[i], &pages_results[i]);
	said_begin();

	return 0;
}
module_init(pages_init);

static void __exit pages_exit(void)
{
	said_end();
}
module_exit(pages_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: how many pages doorbells take");
