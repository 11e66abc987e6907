/* SPDX-License-Identifier: GPL-2.0 */
/*
 * hex2bin() has a header of its own by Linux 6.12, and by 7.3 <linux/kernel.h>
 * does not include it any more. Goes when 6.1 is not served any more.
 */
#ifndef _COMPAT_HEX_H
#define _COMPAT_HEX_H

#ifdef COMPAT_HAVE_HEX_H
#include <linux/hex.h>
#else
#include <linux/kernel.h>
#endif

#endif
