#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Interrupts may get lost, come late, twice, or for nothing: what was sent is
# told, with the next one at the latest, and nothing is told twice.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

bell_new a
bell_claim a 0x3
bell_fault a irq_repeat 20
bell_traffic a "count=20 wait=1"
check "twice" bell_stats_are a "heard=20 bits=20 missing=0"
bell_fault a irq_raise 3
check "for nothing" eventually bell_counter_at_least a rx/spurious_irqs 1
bell_fault a irq_lose 1
bell_traffic a "flags=0x1"
check "lost" bell_stats_are a "heard=20"
bell_traffic a "flags=0x2 wait=1"
check "until the next" bell_stats_are a "heard=21 bits=22"
bell_fault a irq_delay_us 20000
bell_traffic a "count=3 flags=0x1 wait=1"
check "late" bell_stats_are a "heard=24 bits=25 missing=0 foreign=0"
