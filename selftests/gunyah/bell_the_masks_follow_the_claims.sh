#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The hypervisor enables the bits that are claimed; where it refuses, the claim
# is refused. Bits that it would not disable are cleared, and told nobody.
. "${0%/*}/lib/test.sh"

all=ffffffffffffffff

requires sim
test_start 9

bell_new a
bell_claim a 0x3
bell_claim a 0x30
check "two claims" bell_states_are a 0 33 0
bell_release a 0x3
check "one" bell_states_are a 0 30 0
bell_fault a mask_error "1 30"
check "what is refused is not claimed" not bell_claim a 0x1
check "nor enabled" bell_states_are a 0 30 0
check "and can be claimed then" bell_claim a 0x1
bell_fault a mask_error "1 30"
bell_release a 0x30
check "the log tells of bits that stay enabled" \
	log_says "a: bits 30 stay enabled"
bell_traffic a "flags=0x31 wait=1"
check "they are cleared" eventually bell_states_are a 0 31 0
check "for nobody" bell_stats_are a "heard=1 bits=1 foreign=0"
bell_release a 0x1
bell_claim a simple
check "a simple claim is all of them, which acknowledge themselves" \
	bell_states_are a 0 $all $all
