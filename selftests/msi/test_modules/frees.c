// SPDX-License-Identifier: GPL-2.0
/*
 * What is handed to msi_doorbell_free() that is no doorbell, or no more
 *
 * Does it all when it is loaded, with two doorbells there that stay to the end,
 * and says, a line for each: "right", or what became of the registry, and what
 * was freed, separated by a tab.
 */

#include <linux/err.h>
#include <linux/slab.h>

#include "said.h"

#include <linux/msi-doorbell.h>

#define FREES_STAY	2

/* of no meaning, and no doorbell */
static char frees_memory[512];

static struct msi_doorbell *frees_none(void)
{
	return NULL;
}

static struct msi_doorbell *frees_own;

static struct msi_doorbell *frees_mine(void)
{
	return frees_own;
}

static struct msi_doorbell *frees_static(void)
{
	return (void *)frees_memory;
}

static struct msi_doorbell *frees_error(void)
{
	return ERR_PTR(-ENOMEM);
}

static struct msi_doorbell *frees_stay[FREES_STAY];

static struct msi_doorbell *frees_within(void)
{
	return (void *)frees_stay[0] + sizeof(long);
}

static struct msi_doorbell *frees_before(void)
{
	return (void *)frees_stay[0] - sizeof(long);
}

static const struct {
	const char *what;
	struct msi_doorbell *(*which)(void);
	unsigned int left;
} frees_rows[] = {
	{ "no doorbell", frees_none, FREES_STAY + 1 },
	{ "memory that never was one", frees_static, FREES_STAY + 1 },
	{ "an error", frees_error, FREES_STAY + 1 },
	{ "a place within one", frees_within, FREES_STAY + 1 },
	{ "a place just before one", frees_before, FREES_STAY + 1 },
	{ "one that is there", frees_mine, FREES_STAY },
	{ "one that was freed", frees_mine, FREES_STAY },
	{ "the same a third time", frees_mine, FREES_STAY },
};

static struct msi_doorbell_geometry frees_got[ARRAY_SIZE(frees_rows)];
static char frees_safe[ARRAY_SIZE(frees_rows)];

static void frees_say(struct seq_file *file)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(frees_rows); i++) {
		if (frees_got[i].doorbells == frees_rows[i].left &&
		    frees_got[i].unsafe == frees_rows[i].left &&
		    frees_got[i].pages == frees_rows[i].left && !frees_safe[i])
			seq_puts(file, "right");
		else
			seq_printf(file,
				   "%u doorbells, %u unsafe, %llu pages, not %u; safe: %d",
				   frees_got[i].doorbells, frees_got[i].unsafe,
				   frees_got[i].pages, frees_rows[i].left,
				   frees_safe[i]);
		seq_printf(file, "\t%s\n", frees_rows[i].what);
	}
}
SAID(frees_say)

static struct msi_doorbell *frees_alloc(phys_addr_t base)
{
	return msi_doorbell_alloc_global("frees", base, 4, false);
}

static int __init frees_init(void)
{
	size_t i;

	for (i = 0; i < FREES_STAY; i++)
		frees_stay[i] = frees_alloc(0x10000 + i * 0x1000);
	frees_own = frees_alloc(0x20000);
	if (IS_ERR(frees_own) || IS_ERR(frees_stay[0]) || IS_ERR(frees_stay[1]))
		return -ENOMEM;

	for (i = 0; i < ARRAY_SIZE(frees_rows); i++) {
		msi_doorbell_free(frees_rows[i].which());
		msi_doorbell_get_geometry(MSI_DOORBELL_ORDER_MIN,
					  &frees_got[i]);
		frees_safe[i] = msi_doorbell_safe();
	}
	said_begin();

	return 0;
}
module_init(frees_init);

static void __exit frees_exit(void)
{
	size_t i;

	said_end();
	for (i = 0; i < FREES_STAY; i++)
		msi_doorbell_free(frees_stay[i]);
}
module_exit(frees_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: frees of what is no doorbell");
