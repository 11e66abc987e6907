/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Ending by Ctrl-C: the first asks, the second does not
 */
#ifndef RINGSCOPE_STOP_H
#define RINGSCOPE_STOP_H

#include <stdbool.h>
#include <stdint.h>

int rs_stop_install(void);
bool rs_stop_wait(uint64_t until_ns);
uint64_t rs_now(void);

#endif
