// SPDX-License-Identifier: GPL-2.0
/*
 * What a question, or a doorbell, costs, with few doorbells there and with many
 *
 * Measures when it is loaded; says "sample WHAT DOORBELLS BATCH NANOSECONDS..."
 * for each question, with the time of each batch of so many; and for what
 * comes or goes beside so many.
 */

#include <linux/err.h>
#include <linux/ktime.h>
#include <linux/sched.h>
#include <linux/slab.h>

#include "said.h"

#include <linux/msi-doorbell.h>

#define COST_MANY	10000
#define COST_SAMPLES	21
#define COST_BATCH	100
/* Each in a page of its own, every second one safe, with gaps */
#define COST_BASE	0x10000000ULL
#define COST_GAP	0x3000ULL

static void cost_safe(unsigned int i)
{
	msi_doorbell_safe();
}

static void cost_pages(unsigned int i)
{
	msi_doorbell_calc_pages(MSI_DOORBELL_ORDER_MIN);
}

static void cost_geometry(unsigned int i)
{
	struct msi_doorbell_geometry geometry;

	msi_doorbell_get_geometry(21, &geometry);
}

static struct msi_doorbell *cost_few[COST_BATCH];

static struct msi_doorbell *cost_doorbell(unsigned int place)
{
	return msi_doorbell_alloc_global("cost", COST_BASE + place * COST_GAP,
					 4, place % 2);
}

/* Between those that are there, all over */
static void cost_alloc(unsigned int i)
{
	cost_few[i] = msi_doorbell_alloc_global("cost", COST_BASE + 0x1000 +
				i * (COST_MANY / COST_BATCH) * COST_GAP, 4, true);
}

static void cost_free(unsigned int i)
{
	if (!IS_ERR(cost_few[i]))
		msi_doorbell_free(cost_few[i]);
}

/* What is left of a batch that does nothing is the loop's. */
static void cost_nothing(unsigned int i)
{
}

static const struct {
	const char *what;
	void (*once)(unsigned int i);
} cost_rows[] = {
	{ "nothing", cost_nothing },
	{ "safe", cost_safe },
	{ "pages", cost_pages },
	{ "geometry", cost_geometry },
	{ "alloc", cost_alloc },
	{ "free", cost_free },
};

static const unsigned int cost_counts[] = { 1, COST_MANY };

static u64 cost_took[ARRAY_SIZE(cost_counts)][ARRAY_SIZE(cost_rows)]
		    [COST_SAMPLES];

static u64 cost_batch(void (*once)(unsigned int i))
{
	u64 start = ktime_get_ns();
	unsigned int i;

	for (i = 0; i < COST_BATCH; i++)
		once(i);

	return ktime_get_ns() - start;
}

/* What comes in one row goes in the next. */
static void cost_measure(u64 (*took)[COST_SAMPLES])
{
	unsigned int sample;
	size_t row;

	for (sample = 0; sample < COST_SAMPLES; sample++) {
		for (row = 0; row < ARRAY_SIZE(cost_rows); row++)
			took[row][sample] = cost_batch(cost_rows[row].once);
		cond_resched();
	}
}

static void cost_say(struct seq_file *file)
{
	unsigned int sample;
	size_t count, row;

	for (count = 0; count < ARRAY_SIZE(cost_counts); count++) {
		for (row = 0; row < ARRAY_SIZE(cost_rows); row++) {
			seq_printf(file, "sample %s %u %u", cost_rows[row].what,
				   cost_counts[count], COST_BATCH);
			for (sample = 0; sample < COST_SAMPLES; sample++)
				seq_printf(file, " %llu",
					   cost_took[count][row][sample]);
			seq_puts(file, "\n");
		}
	}
}
SAID(cost_say)

static int __init cost_init(void)
{
	struct msi_doorbell **held;
	unsigned int there = 0;
	size_t count;

	held = kvcalloc(COST_MANY, sizeof(*held), GFP_KERNEL);
	if (!held)
		return -ENOMEM;

	for (count = 0; count < ARRAY_SIZE(cost_counts); count++) {
		for (; there < cost_counts[count]; there++) {
			held[there] = cost_doorbell(there);
			cond_resched();
		}
		cost_measure(cost_took[count]);
	}
	while (there--)
		if (!IS_ERR(held[there]))
			msi_doorbell_free(held[there]);
	kvfree(held);
	said_begin();

	return 0;
}
module_init(cost_init);

static void __exit cost_exit(void)
{
	said_end();
}
module_exit(cost_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: what the registry of doorbells costs");
