// SPDX-License-Identifier: GPL-2.0
/* Functions of virtual machines of the Gunyah hypervisor */
#define RS_KIND_EVENTS RS_EVENTS_gunyah_vmfn
#include "kind.bpf.h"
