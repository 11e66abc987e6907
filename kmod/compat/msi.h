/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Whether a device's interrupts are its own only: asked of its interrupt
 * controllers since Linux 6.3, which x86's have the answer of since then; of
 * its IOMMU before. Goes when no older kernel is served.
 */
#ifndef _COMPAT_MSI_H
#define _COMPAT_MSI_H

#include <linux/iommu.h>
#include <linux/msi.h>

static inline bool compat_device_has_isolated_msi(struct device *dev)
{
#ifdef COMPAT_HAVE_ISOLATED_MSI
	return msi_device_has_isolated_msi(dev);
#else
	return device_iommu_capable(dev, IOMMU_CAP_INTR_REMAP);
#endif
}

#endif
