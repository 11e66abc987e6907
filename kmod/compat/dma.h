/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Whether a device sees what the CPU's caches hold: a member of struct device,
 * on architectures where there is something to be told, until Linux 7 made
 * it a flag with accessors. Goes when no older kernel is served.
 */
#ifndef _COMPAT_DMA_H
#define _COMPAT_DMA_H

#include <linux/device.h>

static inline void compat_dma_set_coherent(struct device *dev)
{
#if defined(COMPAT_HAVE_DEV_DMA_COHERENT)
	dev_set_dma_coherent(dev);
#elif defined(CONFIG_ARCH_HAS_SYNC_DMA_FOR_DEVICE) || \
	defined(CONFIG_ARCH_HAS_SYNC_DMA_FOR_CPU) || \
	defined(CONFIG_ARCH_HAS_SYNC_DMA_FOR_CPU_ALL)
	dev->dma_coherent = true;
#endif
}

#endif
