// SPDX-License-Identifier: GPL-2.0
/* A doorbell as its own driver has it */

#include "doorbell.h"

static void native_callback(void *data, const struct gh_bell_ring *ring)
{
	bell_received(data);
}

static int native_open(struct bell *bell)
{
	bell->tx = gh_bell_tx_create(bell->dev, "bench", bell->sim->tx);
	if (IS_ERR(bell->tx))
		return PTR_ERR(bell->tx);

	bell->rx = gh_bell_rx_create(bell->dev, "bench", bell->sim->rx);
	if (IS_ERR(bell->rx)) {
		gh_bell_tx_destroy(bell->tx);
		return PTR_ERR(bell->rx);
	}

	bell->claim = gh_bell_claim(bell->rx, BELL_BIT, native_callback, bell);
	if (IS_ERR(bell->claim)) {
		gh_bell_rx_destroy(bell->rx);
		gh_bell_tx_destroy(bell->tx);
		return PTR_ERR(bell->claim);
	}
	return 0;
}

static int native_ring(struct bell *bell)
{
	return gh_bell_send(bell->tx, BELL_BIT, NULL);
}

static void native_close(struct bell *bell)
{
	gh_bell_release(bell->claim);
	gh_bell_rx_destroy(bell->rx);
	gh_bell_tx_destroy(bell->tx);
}

const struct bell_way bell_native = {
	.name = "native",
	.open = native_open,
	.ring = native_ring,
	.close = native_close,
};
