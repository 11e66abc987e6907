// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells: where they are, and how many pages that takes
 *
 * Parts of doorbells never overlap, so that a part shares pages with nobody
 * but its two neighbours: what a change does to the number of pages is known
 * without a look at the others. The registry's lock protects all of it.
 */

#include <linux/rbtree.h>

#include "registry.h"

static struct rb_root msi_doorbell_parts = RB_ROOT;

static struct msi_doorbell_part *
msi_doorbell_part_of(const struct rb_node *node)
{
	return rb_entry_safe(node, struct msi_doorbell_part, node);
}

static int msi_doorbell_part_cmp(struct rb_node *a, const struct rb_node *b)
{
	const struct msi_doorbell_part *one = msi_doorbell_part_of(a);
	const struct msi_doorbell_part *other = msi_doorbell_part_of(b);

	if (one->last < other->first)
		return -1;

	return one->first > other->last;
}

/* How many pages of an order have something of this part, and of no other */
static u64 msi_doorbell_part_pages(const struct msi_doorbell_part *part,
				   unsigned int order)
{
	const struct msi_doorbell_part *prev, *next;
	u64 first = part->first >> order;
	u64 last = part->last >> order;
	u64 pages = last - first + 1;

	prev = msi_doorbell_part_of(rb_prev(&part->node));
	next = msi_doorbell_part_of(rb_next(&part->node));

	if (prev && prev->last >> order == first)
		pages--;
	/* both neighbours may be in the only page there is */
	if (next && next->first >> order == last && pages)
		pages--;

	return pages;
}

static int msi_doorbell_part_add(struct msi_doorbell_part *part, u64 *pages)
{
	const struct msi_doorbell_part *there;
	unsigned int i;

	there = msi_doorbell_part_of(rb_find_add(&part->node,
						 &msi_doorbell_parts,
						 msi_doorbell_part_cmp));
	if (there) {
		RB_CLEAR_NODE(&part->node);
		/* CPUs may share a part of their doorbell, but not half of it */
		if (there->doorbell == part->doorbell &&
		    there->first == part->first)
			return 0;
		return -EEXIST;
	}

	for (i = 0; i < MSI_DOORBELL_ORDERS; i++)
		pages[i] += msi_doorbell_part_pages(part,
						    MSI_DOORBELL_ORDER_MIN + i);

	return 0;
}

static void msi_doorbell_part_del(struct msi_doorbell_part *part, u64 *pages)
{
	unsigned int i;

	if (RB_EMPTY_NODE(&part->node))
		return;

	for (i = 0; i < MSI_DOORBELL_ORDERS; i++)
		pages[i] -= msi_doorbell_part_pages(part,
						    MSI_DOORBELL_ORDER_MIN + i);

	rb_erase(&part->node, &msi_doorbell_parts);
}

/**
 * msi_doorbell_parts_add() - take in all parts of a doorbell, or none
 * @doorbell: whose
 * @pages: the number of pages of each order, to be kept up to date
 *
 * Context: any; the registry's lock is held.
 * Return: 0; -EEXIST if one overlaps another, which may be the doorbell's own
 * if they are not the same.
 */
int msi_doorbell_parts_add(struct msi_doorbell *doorbell, u64 *pages)
{
	unsigned int i;
	int ret;

	for (i = 0; i < doorbell->nr_parts; i++) {
		ret = msi_doorbell_part_add(&doorbell->parts[i], pages);
		if (ret)
			goto undo;
	}

	return 0;

undo:
	while (i--)
		msi_doorbell_part_del(&doorbell->parts[i], pages);

	return ret;
}

/**
 * msi_doorbell_parts_del() - undo msi_doorbell_parts_add()
 * @doorbell: whose
 * @pages: the number of pages of each order, to be kept up to date
 *
 * Context: any; the registry's lock is held.
 */
void msi_doorbell_parts_del(struct msi_doorbell *doorbell, u64 *pages)
{
	unsigned int i = doorbell->nr_parts;

	while (i--)
		msi_doorbell_part_del(&doorbell->parts[i], pages);
}

/**
 * msi_doorbell_parts_each() - call a function for every part
 * @fn: the function
 * @data: passed to it
 *
 * Context: that of @fn; the registry's lock is held.
 * Return: what @fn returned, if it was not 0; that ended it.
 */
int msi_doorbell_parts_each(int (*fn)(const struct msi_doorbell_range *range,
				      void *data), void *data)
{
	struct rb_node *node;
	int ret = 0;

	for (node = rb_first(&msi_doorbell_parts); node && !ret;
	     node = rb_next(node)) {
		struct msi_doorbell_part *part = msi_doorbell_part_of(node);
		struct msi_doorbell_range range = {
			.base = part->first,
			.size = part->doorbell->size,
			.safe = part->doorbell->safe,
			.percpu = part->doorbell->percpu,
			.provider = part->doorbell->provider,
		};

		ret = fn(&range, data);
	}

	return ret;
}
