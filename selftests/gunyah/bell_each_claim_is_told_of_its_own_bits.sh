#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# One send reaches each owner of its bits, with those that are his.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

bell_new a
bell_claim a 0x3
bell_claim a 0x30
bell_claim a 0x8000000000000000
check "who owns a bit is told, and he only" bell_traffic a "flags=0x2 wait=1"
check "of it only" bell_stats_are a "heard=1 bits=1 foreign=0"
bell_traffic a "flags=0x8000000000000033"
check "all three are told" eventually bell_stats_are a "heard=4"
check "of what is theirs" bell_stats_are a "bits=6 foreign=0"
bell_traffic a "flags=0x1 count=100 wait=1 context=irq"
check "from interrupts as well" bell_stats_are a "sent=102 refused=0 \
	heard=104 bits=106 foreign=0 missing=0"
