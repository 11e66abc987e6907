/* SPDX-License-Identifier: GPL-2.0 */
/*
 * MSI doorbells: the addresses that devices write to for an interrupt
 *
 * Providers declare them; who passes devices to user space asks whether all
 * are safe, and how many pages of an IOMMU map them. Built out of a kernel
 * tree, a user defines CONFIG_MSI_DOORBELL_MODULE to have more than the stubs.
 */
#ifndef _LINUX_MSI_DOORBELL_H
#define _LINUX_MSI_DOORBELL_H

#include <linux/errno.h>
#include <linux/kconfig.h>
#include <linux/percpu.h>
#include <linux/types.h>

struct msi_doorbell;
struct notifier_block;

/* A provider's name: printable, without blanks, and shorter than this */
#define MSI_DOORBELL_NAME_MAX	32

/* Pages of 4 KiB up to half of a 64-bit address space */
#define MSI_DOORBELL_ORDER_MIN	12
#define MSI_DOORBELL_ORDER_MAX	63

/**
 * struct msi_doorbell_geometry - what the registry holds, at one moment
 * @pages: pages, of the order asked for, in which there is a doorbell
 * @doorbells: doorbells, a per-cpu one being one
 * @unsafe: those of them that are not safe
 */
struct msi_doorbell_geometry {
	u64 pages;
	unsigned int doorbells;
	unsigned int unsafe;
};

/**
 * struct msi_doorbell_range - addresses that are a doorbell, or part of one
 * @base: the first
 * @size: how many, in bytes
 * @safe: the doorbell's interrupts are remapped
 * @percpu: one or more CPUs' part of a per-cpu doorbell
 * @provider: who declared it
 */
struct msi_doorbell_range {
	phys_addr_t base;
	size_t size;
	bool safe;
	bool percpu;
	const char *provider;
};

/* What a notifier is called with, and has then happened */
enum msi_doorbell_action {
	MSI_DOORBELL_ALLOCATED,
	MSI_DOORBELL_FREED,
};

/**
 * struct msi_doorbell_change - what a notifier is told
 * @provider: whose doorbell came or went
 * @safe: whether it is, or was, safe
 */
struct msi_doorbell_change {
	const char *provider;
	bool safe;
};

#if IS_REACHABLE(CONFIG_MSI_DOORBELL)

struct msi_doorbell *msi_doorbell_alloc_global(const char *provider,
					       phys_addr_t base, size_t size,
					       bool safe);
struct msi_doorbell *
msi_doorbell_alloc_percpu(const char *provider,
			  const phys_addr_t __percpu *bases, size_t size,
			  bool safe);
void msi_doorbell_free(struct msi_doorbell *doorbell);

bool msi_doorbell_safe(void);
s64 msi_doorbell_calc_pages(unsigned int order);
int msi_doorbell_get_geometry(unsigned int order,
			      struct msi_doorbell_geometry *geometry);

int msi_doorbell_for_each(int (*fn)(const struct msi_doorbell_range *range,
				    void *data), void *data);
int msi_doorbell_register_notifier(struct notifier_block *nb);
int msi_doorbell_unregister_notifier(struct notifier_block *nb);

#else

/*
 * Without the registry nobody has looked. To declare a doorbell is no error,
 * as an interrupt controller works without; but no answer claims that there
 * are none, or that they are safe.
 */

/* NULL, which is no error, and which msi_doorbell_free() takes */
static inline struct msi_doorbell *
msi_doorbell_alloc_global(const char *provider, phys_addr_t base, size_t size,
			  bool safe)
{
	return NULL;
}

static inline struct msi_doorbell *
msi_doorbell_alloc_percpu(const char *provider,
			  const phys_addr_t __percpu *bases, size_t size,
			  bool safe)
{
	return NULL;
}

static inline void msi_doorbell_free(struct msi_doorbell *doorbell)
{
}

/*
 * Not safe. Who asks is about to let a device write to doorbells; if nobody
 * knows where they are, one that takes any device's interrupt as another's
 * may be among them. A wrong "no" costs the administrator a decision, which
 * a consumer lets them take; a wrong "yes" costs the host.
 */
static inline bool msi_doorbell_safe(void)
{
	return false;
}

/* Not 0, which would be a number of pages */
static inline s64 msi_doorbell_calc_pages(unsigned int order)
{
	return -EOPNOTSUPP;
}

static inline int
msi_doorbell_get_geometry(unsigned int order,
			  struct msi_doorbell_geometry *geometry)
{
	return -EOPNOTSUPP;
}

static inline int
msi_doorbell_for_each(int (*fn)(const struct msi_doorbell_range *range,
				void *data), void *data)
{
	return -EOPNOTSUPP;
}

/* True of what never changes: no call is missed */
static inline int msi_doorbell_register_notifier(struct notifier_block *nb)
{
	return 0;
}

static inline int msi_doorbell_unregister_notifier(struct notifier_block *nb)
{
	return 0;
}

#endif /* CONFIG_MSI_DOORBELL */

#endif /* _LINUX_MSI_DOORBELL_H */
