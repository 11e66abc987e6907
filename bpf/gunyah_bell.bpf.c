// SPDX-License-Identifier: GPL-2.0
/* Doorbells of the Gunyah hypervisor */
#define RS_KIND_EVENTS RS_EVENTS_gunyah_bell
#include "kind.bpf.h"
