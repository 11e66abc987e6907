/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _GUNYAH_HYPERCALL_H
#define _GUNYAH_HYPERCALL_H

/* The SMCCC back end, built on arm64 only; see gunyah/hypercall_hvc.c */
int gh_hvc_init(void);
void gh_hvc_exit(void);

#endif
