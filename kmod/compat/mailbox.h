/* SPDX-License-Identifier: GPL-2.0 */
/*
 * MBOX_TXDONE_BY_IRQ: public since Linux 7.0; before, the same value was
 * TXDONE_BY_IRQ in drivers/mailbox/mailbox.h. Goes when no older kernel is
 * served.
 */
#ifndef _COMPAT_MAILBOX_H
#define _COMPAT_MAILBOX_H

#include <linux/bits.h>
#include <linux/mailbox_controller.h>

#ifndef MBOX_TXDONE_BY_IRQ
#define MBOX_TXDONE_BY_IRQ	BIT(0)
#endif

#endif
