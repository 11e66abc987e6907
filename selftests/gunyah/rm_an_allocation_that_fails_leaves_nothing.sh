#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation of binding to a Resource Manager and of a call fails once, in
# turn: either it works all the same, or nothing of it is left. Then it works.
. "${0%/*}/lib/test.sh"

bind() {
	driver_bind gunyah_rm.rm "$device"
}

# nothing_is_left: of the Resource Manager, when it has been unbound again
nothing_is_left() {
	[ "$fail_status" != 0 ] || driver_unbind gunyah_rm.rm "$device"
	wake_now=
	wake_add_names /sys/class/gunyah_rm/* /sys/class/gunyah_rm_traffic/*
	wake_add_interrupts "$wake_interrupts"
	wake_add_files /sys/module/gunyah*/refcnt
	why="there is: $wake_now"
	[ "$wake_now" = "$idle" ]
}

call() {
	echo "lend 1 600" >/sys/module/$rm_module/parameters/do
}

# a call says so, or has worked; the memory that it was about is not lost
call_is_whole() {
	contents /sys/module/$rm_module/parameters/result
	case $reply in
	-12\ *|-74\ *)	rm_sim_is a parcels 0 ;;
	0\ *)		rm_typed_is 0 reclaim "${reply#0 }" ;;
	*)		why="result: $reply" && return 1 ;;
	esac && rm_adds_up a
}

requires sim fail_nth
test_start 5

rm_new a
rm_device a
device=$reply
driver_unbind gunyah_rm.rm "$device"
wake_now=
wake_add_interrupts "$wake_interrupts"
wake_add_files /sys/module/gunyah*/refcnt
idle=$wake_now

faults_in_module gunyah_rm
check "each failure leaves nothing behind" fail_each nothing_is_left bind
ktap_print_msg "$fail_total allocations, $fail_fatal fatal to the driver"
check "few failures can be done without" at_least "fatal" 10 "$fail_fatal"
bind
test_module $rm_module
faults_in_module gunyah_rm
check "nor does a call" fail_each call_is_whole call
ktap_print_msg "$fail_total allocations of calls"
check "a call makes some" at_least "allocations" 4 "$fail_total"
check "then it works" rm_works a
