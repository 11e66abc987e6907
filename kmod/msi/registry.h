/* SPDX-License-Identifier: GPL-2.0 */
/* MSI doorbells: what the registry's files share */
#ifndef _MSI_DOORBELL_REGISTRY_H
#define _MSI_DOORBELL_REGISTRY_H

#include <linux/msi-doorbell.h>
#include <linux/rbtree.h>

#define MSI_DOORBELL_ORDERS	(MSI_DOORBELL_ORDER_MAX - \
				 MSI_DOORBELL_ORDER_MIN + 1)

/* Addresses are 64 bits wide here, so that any order may shift them. */
struct msi_doorbell_part {
	struct rb_node node;	/* by address; empty: an earlier part is there */
	u64 first;
	u64 last;
	struct msi_doorbell *doorbell;
};

struct msi_doorbell {
	struct rb_node node;	/* by its own address */
	u64 id;			/* counts them, from 1 */
	size_t size;		/* of each part */
	bool safe;
	bool percpu;
	char provider[MSI_DOORBELL_NAME_MAX];
	unsigned int nr_parts;
	struct msi_doorbell_part parts[];
};

/* What a provider asks for; bases are those of a per-cpu one */
struct msi_doorbell_spec {
	const char *provider;
	phys_addr_t base;
	const phys_addr_t __percpu *bases;
	size_t size;
	bool safe;
	bool percpu;
};

struct msi_doorbell_numbers {
	unsigned int doorbells;
	unsigned int unsafe;
	unsigned int refused_allocs;
	unsigned int refused_frees;
	u64 pages[MSI_DOORBELL_ORDERS];
};

struct msi_doorbell *
msi_doorbell_make(const struct msi_doorbell_spec *spec);

int msi_doorbell_parts_add(struct msi_doorbell *doorbell, u64 *pages);
void msi_doorbell_parts_del(struct msi_doorbell *doorbell, u64 *pages);
int msi_doorbell_parts_each(int (*fn)(const struct msi_doorbell_range *range,
				      void *data), void *data);

void msi_doorbell_numbers_set(const struct msi_doorbell_numbers *numbers);
void msi_doorbell_numbers_get(struct msi_doorbell_numbers *numbers);

void msi_doorbell_debugfs_init(void);
void msi_doorbell_debugfs_exit(void);

#endif /* _MSI_DOORBELL_REGISTRY_H */
