/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Gunyah doorbells: what a client needs
 *
 * A doorbell is 64 bits that one virtual machine sets and another one reads
 * and clears. It is a level, not a counter: a bit that is set twice before it
 * is read is one bit. See docs/gunyah-doorbells.md.
 */
#ifndef _LINUX_GUNYAH_BELL_H
#define _LINUX_GUNYAH_BELL_H

#include <linux/gunyah.h>

struct device;
struct gh_bell_claim;
struct gh_bell_rx;
struct gh_bell_tx;

/* All bits of a doorbell */
#define GH_BELL_ALL	U64_MAX

/**
 * struct gh_bell_ring - what a callback is told
 * @flags: bits of the claim that had been set; 0 for a simple claim, which
 *	reads none
 * @origin: the first send of all bits that were read with these, and how many
 *	there were; all zeroes where it is not known
 * @irq_stamp: ktime_get_mono_fast_ns() when the interrupt came; 0: nobody
 *	listened then, or none came and the driver looked by itself
 */
struct gh_bell_ring {
	u64 flags;
	struct gh_bell_origin origin;
	u64 irq_stamp;
};

/*
 * Called by the thread of the receive interrupt, one callback after the other.
 * It may sleep; who sleeps holds up the other claims of the doorbell. It may
 * release its own claim, and claim and release others.
 */
typedef void (*gh_bell_callback_t)(void *data, const struct gh_bell_ring *ring);

struct gh_bell_tx *gh_bell_tx_create(struct device *parent, const char *name,
				     const struct gh_resource *resource);
void gh_bell_tx_destroy(struct gh_bell_tx *tx);
int gh_bell_send(struct gh_bell_tx *tx, u64 flags, u64 *old_flags);
int gh_bell_tx_set_mask(struct gh_bell_tx *tx, u64 enable, u64 ack);

struct gh_bell_rx *gh_bell_rx_create(struct device *parent, const char *name,
				     const struct gh_resource *resource);
void gh_bell_rx_destroy(struct gh_bell_rx *rx);
int gh_bell_receive(struct gh_bell_rx *rx, u64 clear, u64 *old_flags);
int gh_bell_reset(struct gh_bell_rx *rx);

struct gh_bell_claim *gh_bell_claim(struct gh_bell_rx *rx, u64 bits,
				    gh_bell_callback_t callback, void *data);
struct gh_bell_claim *gh_bell_claim_simple(struct gh_bell_rx *rx,
					   gh_bell_callback_t callback,
					   void *data);
void gh_bell_release(struct gh_bell_claim *claim);

int gh_bell_time_get(void);
void gh_bell_time_put(void);

#endif /* _LINUX_GUNYAH_BELL_H */
