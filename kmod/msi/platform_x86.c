// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells of the platform: the window of x86's local APICs
 *
 * By Intel's manual (volume 3, the chapter on the APIC) a write to this
 * megabyte is a message: the address says to which processor, what is written
 * says which vector. Remapped, both are an index into a table of the
 * device's own.
 */

#include <linux/pci.h>
#include <linux/sizes.h>

#include "msi.h"
#include "platform.h"

#define MSI_DOORBELL_X86_BASE	0xfee00000
#define MSI_DOORBELL_X86_SIZE	SZ_1M

/*
 * The window is one for all devices, so it is as safe as for the device whose
 * writes are remapped least. A device may be plugged in later; a machine that
 * remaps none of its devices' writes and has none is not known to remap any.
 */
static bool msi_doorbell_x86_safe(void)
{
	struct pci_dev *pdev = NULL;
	bool any = false;

	for_each_pci_dev(pdev) {
		any = compat_device_has_isolated_msi(&pdev->dev);
		if (!any) {
			pci_dev_put(pdev);
			break;
		}
	}

	return any;
}

/**
 * msi_doorbell_platform_x86() - declare the local APICs' window
 *
 * Context: process context, may sleep.
 * Return: 0, or an error of msi_doorbell_platform_add().
 */
int msi_doorbell_platform_x86(void)
{
	return msi_doorbell_platform_add("lapic", MSI_DOORBELL_X86_BASE,
					 MSI_DOORBELL_X86_SIZE,
					 msi_doorbell_x86_safe());
}
