/* SPDX-License-Identifier: GPL-2.0 */
/* Simulated Resource Manager: a call that the real one does not have */
#ifndef _GUNYAH_SIM_RM_ECHO_H
#define _GUNYAH_SIM_RM_ECHO_H

/* The payload of the answer is the payload of the request. */
#define GH_SIM_RM_ECHO		0x5f000001

#endif /* _GUNYAH_SIM_RM_ECHO_H */
