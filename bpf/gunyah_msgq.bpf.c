// SPDX-License-Identifier: GPL-2.0
/* Message queues of the Gunyah hypervisor */
#define RS_KIND_EVENTS RS_EVENTS_gunyah_msgq
#include "kind.bpf.h"
