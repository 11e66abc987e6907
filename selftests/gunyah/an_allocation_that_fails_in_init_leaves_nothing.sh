#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in gh_msgq_init() fails once, in turn: either the mailbox
# comes up all the same, or nothing of it is left. Then it comes up.
. "${0%/*}/lib/test.sh"

failslab=/sys/kernel/debug/failslab

failslab_set() {
	contents "$failslab/$1"
	cleanup "echo $reply >$failslab/$1"
	echo "$2" >"$failslab/$1"
}

# failslab_only FUNCTION MODULE: count and fail only what that one asks for,
# by itself or through what it calls
failslab_only() {
	read -r start end <<-EOT
		$(grep -F "[$2]" /proc/kallsyms | sort | awk -v name="$1" '
			start { print start, $1; exit }
			$3 == name { start = $1 }')
	EOT
	failslab_set require-start "0x$start"
	failslab_set require-end "0x$end"
}

# attempt NTH: to bind the driver, with that allocation failing; $left is how
# many more there would have had to be
attempt() {
	left=0
	echo "$1" >/proc/self/fail-nth
	driver_bind gunyah_traffic.traffic "$device" 2>&3
	read -r left </proc/self/fail-nth
	echo 0 >/proc/self/fail-nth
}

idle() {
	wake_look
	why=$(printf 'idle:\n%snow:\n%s' "$idle" "$wake_now")
	[ "$wake_now" = "$idle" ]
}

# each_in_turn: every one of them, until an attempt needs no more
each_in_turn() {
	nth=0
	fatal=0
	left=0
	while [ "$left" = 0 ]; do
		attempt $((nth += 1))
		if queue_bound a; then
			driver_unbind gunyah_traffic.traffic "$device"
		else
			fatal=$((fatal + 1))
		fi
		if ! eventually idle; then
			why="allocation $nth leaves something: $why"
			return 1
		fi
	done
}

requires sim fail_nth
test_start 4

queue_new a
queue_device a
device=$reply
driver_unbind gunyah_traffic.traffic "$device"
wake_look
idle=$wake_now

exec 3>/dev/null
failslab_set ignore-gfp-wait 0
failslab_set verbose 0
failslab_only gh_msgq_init gunyah_mbox
check "each failure leaves nothing behind" each_in_turn
ktap_print_msg "$((nth - 1)) allocations, $fatal of them fatal to the mailbox"
check "few failures can be done without" at_least "fatal" 10 "$fatal"
check "they were those of the mailbox" log_says "a: not set up: "
driver_bind gunyah_traffic.traffic "$device"
traffic a "count=10"
check "then it works" all_returned a 10
