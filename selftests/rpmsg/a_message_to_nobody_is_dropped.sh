#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is sent to an address that nobody listens at is counted, traced and
# dropped, and its buffer goes back; the log tells of some of it.

. "${0%/*}/lib/test.sh"

nobody() {
	remote_do echo send "0x600 $1 8 100" &&
		eventually link_are echo "rx/dropped=$2 rx/lost_buffers=0"
}

# Of what others dropped just before, the log may have told enough.
logged() {
	remote_do echo send "0x600 0x401 8 1" &&
		log_says "0x600 to 0x401, 8 bytes: no_endpoint"
}

drops() {
	trace_stop
	traced "drop: *reason=no_endpoint src=0x600 dst=0x401 len=8" &&
		eventually logged
}

few_lines() {
	few_lines=$(log_since | grep -c no_endpoint)
	[ "$few_lines" -lt 100 ] || why="$few_lines lines in the log"
	[ -z "$why" ]
}

requires bus tracefs
test_start 5
trace_open
client_load
remote_new echo
service_new echo selftest 0x600
trace_start rpmsg_bus_drop
check "an address that nobody has" nobody 0x401 100
check "an address that is none" nobody 0xffffffff 200
check "the drop is traced, and logged" drops
check "a remote cannot fill the log" few_lines
check "what is sent to somebody arrives" \
	remote_do echo send "0x600 0x400 8 100"
