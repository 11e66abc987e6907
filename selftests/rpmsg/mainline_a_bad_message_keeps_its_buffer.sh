#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A message that is refused for its length is not given back to the remote: as
# many as there are buffers, and the remote can send nothing any more.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

refused() {
	for refused in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
		remote_do echo raw "512 497 0x600 0x400 0" || return
	done
	remote_counter_is echo sent 117
}

# The simulator waits for a buffer as long as it is let.
none_left() {
	remote_write "$remote_configfs/echo/send" "1 0x400 8 1" &
	none_left=$!
	sleep 5
	kill -TERM $none_left || why="the remote found a buffer"
	! wait $none_left &&
		remote_counters_are echo "sent=117 dropped_no_buffer=1"
}

requires bus
bug_start 3
client_load
remote_new echo
service_new echo selftest 0x600
check "messages as they should be give their buffers back" \
	remote_do echo send "0x600 0x400 8 100"
check "a buffer for each of 16 bad messages" refused
bug "after these there is no buffer any more" none_left
