#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What was sent when nobody claimed it is told to who does, be it the first
# claim of the doorbell or one beside a bit that is set already: then the
# hypervisor does not interrupt again.
. "${0%/*}/lib/test.sh"

# bell_told COUNT
bell_told() {
	eventually bell_stats_are a "heard=$1"
}

requires sim
test_start 4

bell_new a
bell_traffic a "flags=0x6"
bell_claim a 0x2
check "the first claim" bell_told 1
bell_claim a 0x4
check "the second" bell_told 2

bell_traffic a "flags=0x10"
bell_fault a irq_lose 1
bell_traffic a "flags=0x2"
check "one whose interrupt was lost is not told" bell_stats_are a "heard=2"
bell_claim a 0x10
check "until somebody claims a bit beside it, that was sent too" bell_told 4
