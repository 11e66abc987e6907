/* SPDX-License-Identifier: GPL-2.0 */
/* MSI doorbells of the platform: where to look */
#ifndef _MSI_DOORBELL_PLATFORM_H
#define _MSI_DOORBELL_PLATFORM_H

#include <linux/types.h>

int msi_doorbell_platform_add(const char *provider, phys_addr_t base,
			      size_t size, bool safe);

int msi_doorbell_platform_of(void);
int msi_doorbell_platform_x86(void);

#endif
