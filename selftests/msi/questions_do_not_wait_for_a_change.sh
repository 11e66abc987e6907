#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# While somebody who was told of a change still thinks about it, whoever asks is
# answered, and told of the change; who wants to make another waits.
. "${0%/*}/lib/test.sh"

holding() {
	parameter_of msi_selftest_notified held
	same "held" 1 "$reply"
}

asked() {
	counters_are "doorbells=1 unsafe=1" && pages_are "12=1"
}

# It must not be there yet, as long as we look.
waits() {
	sleep 1
	[ -d "/proc/$second" ] && asked
}

both() {
	wait "$first" "$second"
	counters_are "doorbells=2 unsafe=1" && pages_are "12=2"
}

requires registry
test_start 4
registry_alone
test_module msi_selftest_notified hold=Y
doorbell_dir one base=0x100000
doorbell_dir other base=0x101000 safe=1
cleanup "echo N >/sys/module/msi_selftest_notified/parameters/hold"
doorbell_live one &
first=$!
check "somebody is told of a change" eventually holding
check "who asks is answered" asked
doorbell_live other &
second=$!
check "who makes another change waits" waits
echo N >/sys/module/msi_selftest_notified/parameters/hold
check "until the first is done" both
