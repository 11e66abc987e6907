#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation of making a sender, a receiver and claims fails once, in
# turn: either it works all the same, or nothing of it is left. Then it works.
. "${0%/*}/lib/test.sh"

bind() {
	driver_bind gunyah_bell_traffic.traffic "$device"
}

# nothing_is_left: of the doorbell, at once, when it has been unbound again
nothing_is_left() {
	[ "$fail_status" != 0 ] ||
		driver_unbind gunyah_bell_traffic.traffic "$device"
	wake_now=
	wake_add_names /sys/class/gunyah_bell/*
	wake_add_interrupts "$wake_interrupts"
	wake_add_files /sys/module/gunyah*/refcnt
	why="there is: $wake_now"
	[ "$wake_now" = "$idle" ]
}

claim() {
	bell_write "$claim" 0x3
}

nothing_is_claimed() {
	[ "$fail_status" != 0 ] || bell_release a 0x3
	bell_state_is a enable 0
}

requires sim fail_nth
test_start 5

bell_new a
bell_device a
device=$reply
driver_unbind gunyah_bell_traffic.traffic "$device"
wake_now=
wake_add_files /sys/module/gunyah*/refcnt
idle=$wake_now

faults_in_module gunyah_bell
check "each failure leaves nothing behind" fail_each nothing_is_left bind
ktap_print_msg "$fail_total allocations, $fail_fatal fatal to the doorbell"
check "few failures can be done without" at_least "fatal" 10 "$fail_fatal"
bind
bell_file a claim
claim=$reply
check "none of a claim either" fail_each nothing_is_claimed claim
ktap_print_msg "$fail_total allocations of a claim, $fail_fatal fatal"
check "then it can be claimed" bell_claim a 0x3
bell_traffic a "count=10 flags=0x2 wait=1"
check "and works" bell_stats_are a "sent=10 heard=10 missing=0"
