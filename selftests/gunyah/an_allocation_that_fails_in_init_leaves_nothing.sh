#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in gh_msgq_init() fails once, in turn: either the mailbox
# comes up all the same, or nothing of it is left. Then it comes up.
. "${0%/*}/lib/test.sh"

bind() {
	driver_bind gunyah_traffic.traffic "$device"
}

# nothing_is_left: of the mailbox, at once, when it has been unbound again
nothing_is_left() {
	[ "$fail_status" != 0 ] ||
		driver_unbind gunyah_traffic.traffic "$device"
	wake_now=
	wake_add_names /sys/class/gunyah_msgq/*
	wake_add_interrupts "$wake_interrupts"
	wake_add_files /sys/module/gunyah*/refcnt
	why="there is: $wake_now"
	[ "$wake_now" = "$idle" ]
}

requires sim fail_nth
test_start 4

queue_new a
queue_device a
device=$reply
driver_unbind gunyah_traffic.traffic "$device"
wake_now=
wake_add_files /sys/module/gunyah*/refcnt
idle=$wake_now

faults_in_function gunyah_mbox gh_msgq_init
check "each failure leaves nothing behind" fail_each nothing_is_left bind
ktap_print_msg "$fail_total allocations, $fail_fatal fatal to the mailbox"
check "few failures can be done without" at_least "fatal" 10 "$fail_fatal"
check "they were those of the mailbox" log_says "a: not set up: "
bind
traffic a "count=10"
check "then it works" all_returned a 10
