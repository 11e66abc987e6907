#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When the remote has all buffers, a write waits, or says that it would have to,
# and poll tells of no room until one comes back.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

full() {
	char_is "fill 16 EAGAIN;poll;write EAGAIN;" "$file" \
		nonblock=1 fill=8 poll_out=0 write=8
}

# woken TAG STEP LINE: by a buffer that comes back, and no more do then
woken() {
	char_start "$1" "$file" print=ready "$2"
	char_saying "$1" "ready;" && eventually "sleeps_$1" || return
	remote_fault sink tx_hold 15
	char_saying "$1" "ready;$3;" && char_ends $char_pid &&
		remote_fault sink tx_hold 1000
}

sleeps_writer() {
	link_is sink tx/sleepers 1
}

# Of a program that polls nothing tells but that it sleeps.
sleeps_poller() {
	grep -q '^State:.S' "/proc/$char_pid/status"
}

requires remote
test_start 4
test_tmp
remote_new sink remote=sink
remote_fault sink tx_hold 1000
char_need sink full 0x500 0x600
file=$reply
check "it is full" full
check "a buffer that comes back wakes who polls" \
	woken poller poll_out=60000 "poll out"
check "the room is taken" char_is "fill 1 EAGAIN;" "$file" nonblock=1 fill=8
check "a buffer that comes back wakes who writes" \
	woken writer write=8 "write 8"
