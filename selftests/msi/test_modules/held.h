/* SPDX-License-Identifier: GPL-2.0 */
/* Doorbells as rows of a table have them */
#ifndef _SELFTEST_HELD_H
#define _SELFTEST_HELD_H

#include <linux/err.h>
#include <linux/msi-doorbell.h>
#include <linux/percpu.h>

#define HELD_NAME	"selftest"
/* The last address there is */
#define HELD_TOP	((phys_addr_t)-1)

/**
 * struct held_row - a doorbell to be
 * @base: first address; of a per-cpu doorbell, of CPU 0's part
 * @size: bytes
 * @stride: of a per-cpu doorbell, from one CPU's part to the next
 * @percpu: it is one
 * @safe: it is
 */
struct held_row {
	phys_addr_t base;
	size_t size;
	phys_addr_t stride;
	bool percpu;
	bool safe;
};

static inline struct msi_doorbell *
held_alloc_percpu(const char *provider, const struct held_row *row)
{
	phys_addr_t __percpu *bases = alloc_percpu(phys_addr_t);
	struct msi_doorbell *doorbell;
	unsigned int cpu;

	if (!bases)
		return ERR_PTR(-ENOMEM);

	for_each_possible_cpu(cpu)
		*per_cpu_ptr(bases, cpu) = row->base + cpu * row->stride;
	doorbell = msi_doorbell_alloc_percpu(provider, bases, row->size,
					     row->safe);
	/* The registry has no more use for them. */
	free_percpu(bases);

	return doorbell;
}

static inline struct msi_doorbell *
held_alloc(const char *provider, const struct held_row *row)
{
	if (row->percpu)
		return held_alloc_percpu(provider, row);

	return msi_doorbell_alloc_global(provider, row->base, row->size,
					 row->safe);
}

#endif /* _SELFTEST_HELD_H */
