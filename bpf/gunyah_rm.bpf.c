// SPDX-License-Identifier: GPL-2.0
/* Calls to the Gunyah Resource Manager */
#define RS_KIND_EVENTS RS_EVENTS_gunyah_rm
#include "kind.bpf.h"
