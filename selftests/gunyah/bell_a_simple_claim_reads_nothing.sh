#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Who claims a doorbell simply is told of every interrupt, of no bit, and
# without a hypercall: one that would fail is not made.
. "${0%/*}/lib/test.sh"

# simple_is_told SETTING: by a doorbell that is so
simple_is_told() {
	bell_new b "$1"
	bell_ring b 4
	bell_claim b simple
	eventually bell_stats_are b "heard=1" || return
	bell_fault b receive_error "1 30 1000"
	bell_traffic b "count=20 wait=1 flags=0x8"
	bell_stats_are b "heard=21 bits=0 foreign=0 missing=0" &&
		bell_counters_are b "rx/errors=0 rx/received=0" &&
		bell_state_is b flags 0
	reply=$?
	bell_del b
	return $reply
}

requires sim
test_start 2

check "by an edge" simple_is_told trigger=edge
check "by a level" simple_is_told trigger=level
