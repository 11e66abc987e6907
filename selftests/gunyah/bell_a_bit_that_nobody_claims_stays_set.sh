#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Bits that are not claimed are neither enabled nor cleared: they are kept.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

bell_new a
check "none is enabled at first" bell_states_are a 0 0 0
bell_claim a 0x1
bell_traffic a "flags=0x7 wait=1"
check "the owner of one is told" bell_stats_are a "heard=1 bits=1"
check "the others stay" bell_states_are a 6 1 0
bell_release a 0x1
bell_traffic a "flags=0x1"
check "and so does what was released" bell_states_are a 7 0 0
bell_claim a 0xf
check "until all are claimed" eventually bell_stats_are a "heard=2 bits=4"
