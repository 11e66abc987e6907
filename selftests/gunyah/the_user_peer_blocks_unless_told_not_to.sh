#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# /dev/gunyah_sim-<name> lets a program play the other side, one message a
# call: it blocks, does not with O_NONBLOCK, and can be polled.
. "${0%/*}/lib/test.sh"

# prints WORDS OPERATION...
prints() {
	prints_wanted=$1
	shift
	same "printed" "$prints_wanted" "$(peer "$@" | xargs)"
}

# file_has FILE WORD
file_has() {
	contents "$1"
	same "$1" "$2" "$reply"
}

requires sim
test_start 11
test_tmp

queue_new a peer=user depth=2 max_size=100
queue_device a
device=$reply
check "nothing to read" prints EAGAIN -n read a
check "poll: room only" prints out poll a
peer read a 1 >"$tmp/read" &
traffic a "size=99"
check "a blocked reader gets the message" eventually file_has "$tmp/read" 99
traffic a "size=50"
check "poll: a message, too" prints "in out" poll a
check "a buffer too small leaves the message" prints EMSGSIZE -n read a 1 49
check "which is still there" prints "50 EAGAIN" -n read a 2
check "too long to write" prints EMSGSIZE -n write a 1 101
driver_unbind gunyah_traffic.traffic "$device"
check "no more room" prints "100 100 EAGAIN" -n write a 3 100
check "poll: no room" prints "" poll a
peer write a 1 60 >"$tmp/written" &
driver_bind gunyah_traffic.traffic "$device"
check "a blocked writer gets room" eventually file_has "$tmp/written" 60
check "and all of it arrives" eventually stat_is a received 3
