#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in declaring a doorbell fails once, in turn: it is refused for
# want of memory, the registry is as before, and then it is taken.
. "${0%/*}/lib/test.sh"

declare_one() {
	echo 1 >"$sim_configfs/one/live"
}

declare_parts() {
	echo 1 >"$sim_configfs/parts/live"
}

# unchanged NAME: what failed is not there; what did not, can be taken back
unchanged() {
	[ "$fail_status" != 0 ] || doorbell_kill "$1"
	counters_are "doorbells=1 unsafe=1" && pages_are "12=1" &&
		listing_is "0x1000 0x4 unsafe global there;" || return
	doorbell_live "$1" && counters_are "doorbells=2" && doorbell_kill "$1"
}

unchanged_one() {
	unchanged one
}

unchanged_parts() {
	unchanged parts
}

all_fatal() {
	same "fatal failures" "$fail_total" "$fail_fatal"
}

requires registry fail_nth
test_start 4
registry_alone
doorbell_new there base=0x1000
doorbell_dir one base=0x100000
doorbell_dir parts base=0x200000 percpu=1
faults_in_module msi_doorbell
check "a global one" fail_each unchanged_one declare_one
check "none of its allocations can be done without" all_fatal
check "a per-cpu one" fail_each unchanged_parts declare_parts
check "none of those either" all_fatal
