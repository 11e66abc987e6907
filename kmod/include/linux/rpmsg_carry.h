/* SPDX-License-Identifier: GPL-2.0 */
/* How a simulated remote tells the bus which message an answer is a copy of */
#ifndef _LINUX_RPMSG_CARRY_H
#define _LINUX_RPMSG_CARRY_H

/**
 * rpmsg_bus_carry() - a message has been copied within this machine
 * @from: the transmit buffer that it was read from, as the bus has it
 * @to: the receive buffer that it was written to, of any remote
 *
 * Whoever copies looks for this with symbol_get(), and calls it before the
 * copy is given to the bus and before the original is given back.
 *
 * Context: process context, may not sleep.
 */
void rpmsg_bus_carry(const void *from, void *to);

#endif
