#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in making a simulated queue, and in making it live, fails
# once, in turn: either there is one all the same, or nothing of it is left.
. "${0%/*}/lib/test.sh"

# left [DIR]: that, and nothing else
left() {
	wake_now=
	wake_add_names "$sim_bus"/devices/gunyah_sim.* /dev/gunyah_sim-* \
		"$sim_configfs"/*
	why="there is: $wake_now"
	[ "$wake_now" = "${1:+$1
}" ]
}

make() {
	fail_program mkdir "$sim_configfs/a"
}

make_left_nothing() {
	[ "$fail_status" != 0 ] || queue_del a
	left ""
}

live() {
	echo 1 >"$sim_configfs/a/live"
}

live_left_nothing() {
	[ "$fail_status" != 0 ] || echo 0 >"$sim_configfs/a/live"
	left "$sim_configfs/a"
}

requires sim fail_nth
test_start 4

# Without a driver that binds: that is another test.
contents "$sim_bus/drivers_autoprobe"
cleanup "echo $reply >$sim_bus/drivers_autoprobe"
echo 0 >"$sim_bus/drivers_autoprobe"

faults_in_module gunyah_sim
cleanup "queue_del a"
check "mkdir: each failure leaves nothing behind" \
	fail_each make_left_nothing make
check "mkdir: some are fatal" at_least "fatal" 1 "$fail_fatal"
mkdir "$sim_configfs/a"
echo user >"$sim_configfs/a/peer"
check "live: each failure leaves nothing behind" \
	fail_each live_left_nothing live
ktap_print_msg "$fail_total allocations, $fail_fatal of them fatal"
check "live: some are fatal" at_least "fatal" 5 "$fail_fatal"
