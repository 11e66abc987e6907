// SPDX-License-Identifier: GPL-2.0
/*
 * caller.c, in a kernel without the registry
 */

#include <linux/kconfig.h>

#undef CONFIG_MSI_DOORBELL
#undef CONFIG_MSI_DOORBELL_MODULE
#include "caller.c"
