#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation that the simulator makes for a remote fails once; nothing of
# it is left, and the next attempt succeeds.

. "${0%/*}/lib/test.sh"

come_and_go() {
	echo 1 >"$remote_configfs/new/live" && echo 0 >"$remote_configfs/new/live"
}

nothing_is_left() {
	remote_kill new
	[ ! -d /sys/bus/platform/devices/rpmsg_sim.0 ] && remote_live new &&
		remote_kill new
}

requires bus fail_nth
test_start 1
cleanup "remote_del new"
mkdir "$remote_configfs/new"
faults_in_module rpmsg_sim
check "every allocation may fail" fail_each nothing_is_left come_and_go
