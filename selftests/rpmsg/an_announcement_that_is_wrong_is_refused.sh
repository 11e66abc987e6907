#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Names that do not end, that are none, or that cannot be files, addresses that
# are none, unknown flags and wrong lengths make no channel.

. "${0%/*}/lib/test.sh"

devices_are() {
	devices=0
	for device in "$rpmsg_devices"/*; do
		devices=$((devices + 1))
	done
	same "devices" "$1" "$devices"
}

# refused REASON ACTION ARGUMENTS
refused() {
	remote_do echo "$2" "$3" || return
	refused=$((refused + 1))
	eventually link_is echo rx/ns_refused $refused || return
	trace_look
	traced "drop: *reason=$1 *" && devices_are 2
}

requires bus tracefs
test_start 8
trace_open
client_load
remote_new echo
service_new echo selftest 0x600
trace_start rpmsg_bus_drop
refused=0
check "a name without an end" refused ns_bad_name ns_create \
	"abcdefghijklmnopqrstuvwxyz012345 1"
check "a name that is a path" refused ns_bad_name ns_create "../selftest 1"
check "a name of other bytes" refused ns_bad_name ns_create \
	"$(printf 'self\007test') 1"
check "an address that is none" refused ns_bad_address ns_create \
	"selftest 0xffffffff"
check "flags that nobody knows" refused ns_bad_flags ns_raw "selftest 1 6"
check "a message that is too short" refused ns_bad_length send "1 53 39 1"
check "a message that is too long" refused ns_bad_length send "1 53 41 1"
check "a service that is there already" refused ns_duplicate ns_create \
	"selftest 0x600"
