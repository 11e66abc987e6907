// SPDX-License-Identifier: GPL-2.0
/* Links of the rpmsg bus to remote processors */
#define RS_KIND_EVENTS RS_EVENTS_rpmsg_link
#include "kind.bpf.h"
