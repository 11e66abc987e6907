/* SPDX-License-Identifier: GPL-2.0 */
/* One doorbell, in several ways: what the files share */
#ifndef _GUNYAH_BENCH_BELL_H
#define _GUNYAH_BENCH_BELL_H

#include <linux/completion.h>
#include <linux/debugfs.h>
#include <linux/gunyah_bell.h>
#include <linux/interrupt.h>
#include <linux/irq_work.h>
#include <linux/mailbox_client.h>
#include <linux/mailbox_controller.h>

#include "bell.h"

/* The bit that rings */
#define BELL_BIT		BIT_ULL(0)

struct bell;

struct bell_way {
	const char *name;
	int (*open)(struct bell *bell);
	int (*ring)(struct bell *bell);
	void (*close)(struct bell *bell);
	bool tasklet;		/* reports that a ring is done */
};

struct bell {
	const struct gh_sim_bell_device *sim;
	struct device *dev;
	const struct bell_way *way;

	/* As its own driver has it */
	struct gh_bell_tx *tx;
	struct gh_bell_rx *rx;
	struct gh_bell_claim *claim;

	/* As a mailbox */
	struct mbox_controller mbox;
	struct mbox_chan chan;
	struct mbox_client client;
	struct tasklet_struct tasklet;

	struct completion received;
	atomic_t n_received;
	u64 received_at;

	struct irq_work storm;
	struct completion storm_over;
	unsigned int rings;
	unsigned int accepted;

	struct dentry *dir;
	struct debugfs_u32_array call;
	struct debugfs_u32_array rung;
};

extern const struct bell_way bell_native;
extern const struct bell_way bell_ack;
extern const struct bell_way bell_tasklet;

/* doorbell.c: for ways. Context: any. */
void bell_received(struct bell *bell);

#endif
