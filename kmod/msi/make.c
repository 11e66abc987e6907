// SPDX-License-Identifier: GPL-2.0
/* MSI doorbells: what a provider asks for, checked and made an object */

#include <linux/cpumask.h>
#include <linux/ctype.h>
#include <linux/err.h>
#include <linux/limits.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "registry.h"

/* A name is one word in a line of the listing */
static bool msi_doorbell_name_fits(const char *name)
{
	size_t i;

	if (!name || !*name)
		return false;

	for (i = 0; name[i]; i++)
		if (i + 1 >= MSI_DOORBELL_NAME_MAX || !isascii(name[i]) ||
		    !isgraph(name[i]))
			return false;

	return true;
}

static int msi_doorbell_check(const struct msi_doorbell_spec *spec)
{
	unsigned int cpu;

	if (!msi_doorbell_name_fits(spec->provider) || !spec->size)
		return -EINVAL;
	if (!spec->percpu)
		return spec->size - 1 > PHYS_ADDR_MAX - spec->base ? -EINVAL : 0;
	if (!spec->bases)
		return -EINVAL;

	for_each_possible_cpu(cpu)
		if (spec->size - 1 > PHYS_ADDR_MAX - *per_cpu_ptr(spec->bases,
								  cpu))
			return -EINVAL;

	return 0;
}

static void msi_doorbell_add_part(struct msi_doorbell *doorbell,
				  phys_addr_t base)
{
	doorbell->parts[doorbell->nr_parts++] = (struct msi_doorbell_part) {
		.first = base,
		.last = (u64)base + doorbell->size - 1,
		.doorbell = doorbell,
	};
}

/**
 * msi_doorbell_make() - make what a provider asks for, known to nobody yet
 * @spec: what it asks for
 *
 * Context: process context, may sleep.
 * Return: the doorbell, to be freed with kvfree(); ERR_PTR(-EINVAL) if it
 * cannot be, ERR_PTR(-ENOMEM).
 */
struct msi_doorbell *
msi_doorbell_make(const struct msi_doorbell_spec *spec)
{
	struct msi_doorbell *doorbell;
	unsigned int cpu;
	int ret;

	ret = msi_doorbell_check(spec);
	if (ret)
		return ERR_PTR(ret);

	doorbell = kvzalloc(struct_size(doorbell, parts,
					spec->percpu ? num_possible_cpus() : 1),
			    GFP_KERNEL);
	if (!doorbell)
		return ERR_PTR(-ENOMEM);

	doorbell->size = spec->size;
	doorbell->safe = spec->safe;
	doorbell->percpu = spec->percpu;
	strscpy(doorbell->provider, spec->provider, sizeof(doorbell->provider));

	if (!spec->percpu)
		msi_doorbell_add_part(doorbell, spec->base);
	else
		for_each_possible_cpu(cpu)
			msi_doorbell_add_part(doorbell,
					      *per_cpu_ptr(spec->bases, cpu));

	return doorbell;
}
