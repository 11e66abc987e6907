#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation on the way to a live queue fails once: either the queue
# comes up all the same, or nothing of it is left. Then it comes up.
. "${0%/*}/lib/test.sh"

failslab=/sys/kernel/debug/failslab
live=$sim_configfs/a/live

failslab_set() {
	contents "$failslab/$1"
	cleanup "echo $reply >$failslab/$1"
	echo "$2" >"$failslab/$1"
}

# attempt NTH: to make the queue, failing that allocation; $left is how many
# more there would have had to be
attempt() {
	left=0
	echo "$1" >/proc/self/fail-nth
	echo 1 2>/dev/null >"$live"
	read -r left 2>/dev/null </proc/self/fail-nth
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
	refused=0
	left=0
	while [ "$left" = 0 ]; do
		attempt $((nth += 1))
		queue_bound a || refused=$((refused + 1))
		echo 0 >"$live"
		if ! eventually idle; then
			why="allocation $nth leaves something: $why"
			return 1
		fi
	done
}

requires sim fail_nth
test_start 4

failslab_set ignore-gfp-wait 0
failslab_set verbose 0
mkdir "$sim_configfs/a"
cleanup "queue_del a"
wake_look
idle=$wake_now
check "each failure leaves nothing behind" each_in_turn
ktap_print_msg "$nth allocations, $refused of them fatal to the queue"
check "the queue can do without few of them" at_least "fatal" 20 "$refused"
check "the mailbox was among them" log_says "a: not set up: -ENOMEM"
echo 1 >"$live"
traffic a "count=10"
check "then it works" all_returned a 10
