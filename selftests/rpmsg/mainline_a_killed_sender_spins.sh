#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program that waits for a buffer is killed: it does not end, but takes all
# the time of a processor until the remote gives a buffer back.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"
. "$test_dir/lib/char.sh"

asleep() {
	char_start writer "$file" nonblock=1 fill=8 nonblock=0 write=8
	char_saying writer "fill 16 EAGAIN;" &&
		eventually sleeps_in rpmsg_send_offchannel_raw char_client 1
}

# ticks: $reply is how many the kernel has spent for it
ticks() {
	contents "/proc/$char_pid/stat"
	# shellcheck disable=SC2086
	set -- $reply
	[ $# -gt 14 ] || return
	shift 14
	reply=$1
}

spins() {
	kill -KILL "$char_pid"
	sleep 1
	ticks || return
	ticks_before=$reply
	sleep 5
	grep -q '^State:.R' "/proc/$char_pid/status" && ticks || return
	ktap_print_msg "$((reply - ticks_before)) ticks in 5 seconds"
	at_least "ticks" 50 $((reply - ticks_before))
}

ends() {
	remote_fault sink tx_hold 0
	wait "$char_pid"
	same status 137 $?
}

requires remote
bug_start 3
test_tmp
remote_new sink remote=sink
remote_fault sink tx_hold 1000
char_need sink writer 0x500 0x600
file=$reply
check "a program sleeps in a write" asleep
bug "killed it spins instead" spins
check "a buffer that comes back ends it" ends
