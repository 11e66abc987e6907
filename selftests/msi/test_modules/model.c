// SPDX-License-Identifier: GPL-2.0
/*
 * The registry beside a model that is too simple to be wrong: a bit for each
 * page of 4 KiB of a small window, counted anew after each step
 *
 * In each of "cycles" steps, chosen by "seed", a doorbell of some slots comes or
 * goes, global or per-cpu, and may overlap others. After each step all answers
 * of the registry are compared with the model's. Says "agrees", or where not;
 * then how many came, went, and were refused.
 */

#include <linux/bitops.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/prandom.h>

#include "said.h"

#include <linux/msi-doorbell.h>

static uint cycles = 1000;
module_param(cycles, uint, 0444);
static ulong seed = 1;
module_param(seed, ulong, 0444);

#define MODEL_SLOTS	24
#define MODEL_PAGE	12
/* 64 pages, bits of a number, at a place that suits every order */
#define MODEL_WINDOW	((phys_addr_t)0x40000000)
#define MODEL_PAGES	64
#define MODEL_BYTES	(MODEL_PAGES << MODEL_PAGE)

struct model_slot {
	struct msi_doorbell *doorbell;
	u32 base;
	u32 size;
	u32 stride;
	bool percpu;
	bool safe;
};

static struct model_slot model_slots[MODEL_SLOTS];
static struct rnd_state model_chance;
static phys_addr_t __percpu *model_bases;
static unsigned int model_allocs, model_frees, model_refusals;
static char model_fault[128];

static u32 model_below(u32 limit)
{
	return prandom_u32_state(&model_chance) % limit;
}

static unsigned int model_parts(const struct model_slot *slot)
{
	return slot->percpu ? num_possible_cpus() : 1;
}

/* The n-th possible CPU's part; their numbers may have gaps. */
static u32 model_part(const struct model_slot *slot, unsigned int part)
{
	return slot->base + part * slot->stride;
}

static bool model_parts_overlap(const struct model_slot *a, unsigned int i,
				const struct model_slot *b, unsigned int j)
{
	u32 from = model_part(a, i), to = model_part(b, j);

	return from < to + b->size && to < from + a->size;
}

static bool model_overlaps(const struct model_slot *a,
			   const struct model_slot *b)
{
	unsigned int i, j;

	for (i = 0; i < model_parts(a); i++)
		for (j = 0; j < model_parts(b); j++)
			if (model_parts_overlap(a, i, b, j))
				return true;

	return false;
}

/* One part for all CPUs is no overlap. */
static bool model_overlaps_itself(const struct model_slot *slot)
{
	return slot->percpu && slot->stride && slot->stride < slot->size &&
	       model_parts(slot) > 1;
}

static bool model_fits(const struct model_slot *new)
{
	unsigned int i;

	if (model_overlaps_itself(new))
		return false;
	for (i = 0; i < MODEL_SLOTS; i++)
		if (model_slots[i].doorbell &&
		    model_overlaps(new, &model_slots[i]))
			return false;

	return true;
}

/* Which pages of the window, as a bit each */
static u64 model_mask(void)
{
	const struct model_slot *slot;
	unsigned int i, j, page;
	u64 mask = 0;

	for (i = 0; i < MODEL_SLOTS; i++) {
		slot = &model_slots[i];
		for (j = 0; slot->doorbell && j < model_parts(slot); j++)
			for (page = 0; page < MODEL_PAGES; page++)
				if (model_part(slot, j) <
				    (page + 1) << MODEL_PAGE &&
				    page << MODEL_PAGE <
				    model_part(slot, j) + slot->size)
					mask |= BIT_ULL(page);
	}

	return mask;
}

/* A page of the next order is taken if one of its halves is. */
static u64 model_fold(u64 mask)
{
	u64 folded = 0;
	unsigned int i;

	for (i = 0; i < MODEL_PAGES; i += 2)
		if (mask & (3ULL << i))
			folded |= BIT_ULL(i / 2);

	return folded;
}

static bool model_disagrees(unsigned int cycle, const char *what,
			    s64 want, s64 got)
{
	if (want == got)
		return false;
	snprintf(model_fault, sizeof(model_fault), "step %u: %s: %lld, not %lld",
		 cycle, what, got, want);

	return true;
}

static bool model_compare(unsigned int cycle)
{
	struct msi_doorbell_geometry geometry = {};
	unsigned int doorbells = 0, unsafe = 0, order, i;
	u64 mask = model_mask();
	char what[16];

	for (i = 0; i < MODEL_SLOTS; i++) {
		doorbells += !!model_slots[i].doorbell;
		unsafe += model_slots[i].doorbell && !model_slots[i].safe;
	}
	for (order = MODEL_PAGE; order <= MSI_DOORBELL_ORDER_MAX; order++) {
		snprintf(what, sizeof(what), "order %u", order);
		if (model_disagrees(cycle, what, hweight64(mask),
				    msi_doorbell_calc_pages(order)))
			return false;
		mask = model_fold(mask);
	}
	msi_doorbell_get_geometry(MODEL_PAGE, &geometry);

	return !model_disagrees(cycle, "doorbells", doorbells,
				geometry.doorbells) &&
	       !model_disagrees(cycle, "unsafe", unsafe, geometry.unsafe) &&
	       !model_disagrees(cycle, "safe", !unsafe, msi_doorbell_safe());
}

/* Small ones that share pages, some large, all within the window */
static void model_choose(struct model_slot *new)
{
	static const u32 strides[] = { 0, 8, 0x40, 0x1000, 0x2800 };

	*new = (struct model_slot){
		.size = model_below(8) ? 1 + model_below(32) :
					 1 + model_below(0x6000),
		.stride = strides[model_below(ARRAY_SIZE(strides))],
		.percpu = !model_below(4),
		.safe = model_below(2),
	};
	/* what many CPUs would not have room for */
	if (new->percpu && num_possible_cpus() * 0x8800 > MODEL_BYTES)
		new->percpu = false;
	new->base = model_below(MODEL_BYTES - new->size -
				(model_parts(new) - 1) * new->stride);
	/* so that they touch, often */
	if (model_below(2))
		new->base &= ~0x1f;
}

static struct msi_doorbell *model_alloc(const struct model_slot *new)
{
	unsigned int cpu, part = 0;

	if (!new->percpu)
		return msi_doorbell_alloc_global("model",
						 MODEL_WINDOW + new->base,
						 new->size, new->safe);

	for_each_possible_cpu(cpu)
		*per_cpu_ptr(model_bases, cpu) =
			MODEL_WINDOW + model_part(new, part++);

	return msi_doorbell_alloc_percpu("model", model_bases, new->size,
					 new->safe);
}

static bool model_step(unsigned int cycle)
{
	struct model_slot *slot = &model_slots[model_below(MODEL_SLOTS)];
	struct model_slot new;
	bool fits;

	if (slot->doorbell) {
		msi_doorbell_free(slot->doorbell);
		slot->doorbell = NULL;
		model_frees++;
		return model_compare(cycle);
	}

	model_choose(&new);
	fits = model_fits(&new);
	new.doorbell = model_alloc(&new);
	if (model_disagrees(cycle, "the answer", fits ? 0 : -EEXIST,
			    PTR_ERR_OR_ZERO(new.doorbell))) {
		if (!IS_ERR(new.doorbell))
			msi_doorbell_free(new.doorbell);
		return false;
	}
	if (fits) {
		*slot = new;
		model_allocs++;
	} else {
		model_refusals++;
	}

	return model_compare(cycle);
}

static void model_say(struct seq_file *file)
{
	seq_printf(file, "%s\n", model_fault[0] ? model_fault : "agrees");
	seq_printf(file, "came %u\nwent %u\nrefused %u\n", model_allocs,
		   model_frees, model_refusals);
}
SAID(model_say)

static int __init model_init(void)
{
	unsigned int cycle, i;

	model_bases = alloc_percpu(phys_addr_t);
	if (!model_bases)
		return -ENOMEM;

	prandom_seed_state(&model_chance, seed);
	for (cycle = 1; cycle <= cycles && model_step(cycle); cycle++)
		cond_resched();
	for (i = 0; i < MODEL_SLOTS; i++)
		msi_doorbell_free(model_slots[i].doorbell);
	free_percpu(model_bases);
	said_begin();

	return 0;
}
module_init(model_init);

static void __exit model_exit(void)
{
	said_end();
}
module_exit(model_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: the registry of doorbells beside a model");
