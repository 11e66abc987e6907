#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program can open the other side of a queue, send, receive and poll without
# the simulator asking for memory: where every allocation of the simulator
# would fail, none is even tried.
. "${0%/*}/lib/test.sh"

# prints WORDS OPERATION...: and no allocation failed
prints() {
	prints_wanted=$1
	shift
	same "printed" "$prints_wanted" "$(peer "$@" | xargs)" || return
	contents "$faults_failslab/times"
	same "allocations that failed" 0 $((faults_supply - reply))
}

requires sim fail_nth
test_start 4

queue_new a peer=user
faults_in_module gunyah_sim
faults_set probability 100
check "write" prints "64 64 64" write a 3
check "and all of it arrives" eventually stat_is a received 3
traffic a "count=3 size=50"
check "read" prints "50 50 50" read a 3
check "poll" prints "out" poll a
