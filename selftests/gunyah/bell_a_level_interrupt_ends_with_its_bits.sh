#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# An interrupt that stays up while bits are set comes once for them, and never
# for bits that nobody claims.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

bell_new a trigger=level
bell_ring a 0x2
bell_claim a 0x1
bell_traffic a "count=50 flags=0x3 wait=1"
check "each send is told" bell_stats_are a "heard=50 bits=50 missing=0"
check "by one interrupt each" bell_counters_are a "rx/irqs=50"
bell_traffic a "count=20 flags=0x4"
check "what nobody claims interrupts nobody" bell_counters_are a "rx/irqs=50"
bell_fault a receive_error "1 30"
bell_traffic a "flags=0x1"
check "bits that cannot be read are, later" eventually bell_stats_are a "heard=51"
bell_release a 0x1
bell_ring a 0x1
bell_claim a 0x7
check "what is kept is told" eventually bell_stats_are a "heard=52 bits=54"
