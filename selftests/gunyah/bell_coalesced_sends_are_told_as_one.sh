#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A doorbell is a level: sends that nobody has read yet are one. The driver
# says how many there were, at either end.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

bell_new a
bell_claim a 0x3
bell_fault a irq_lose 10
bell_traffic a "count=6 flags=0x1"
bell_traffic a "count=4 flags=0x2"
check "nothing is told" bell_stats_are a "heard=0"
bell_fault a irq_raise 1
check "then once, of both bits" eventually bell_stats_are a "heard=1 bits=2"
check "and of eight sends more" bell_stats_are a "joined=8"
check "which the receiver counts" bell_counters_are a \
	"rx/received=1 rx/coalesced=8"
check "and so does the sender" bell_counters_are a \
	"tx/sent=10 tx/coalesced=8 tx/errors=0"
