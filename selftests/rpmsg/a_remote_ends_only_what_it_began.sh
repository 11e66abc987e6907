#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# By the name service a remote takes back its own services. It cannot take away
# what this side has: the control device, channels that were made here, or the
# name service itself.

. "${0%/*}/lib/test.sh"

# refused NAME ADDRESS COUNT REASON [DEVICE]: the DEVICE is there afterwards
refused() {
	remote_do echo ns_destroy "$1 $2" &&
		eventually link_is echo rx/ns_refused "$3" || return
	trace_look
	traced "drop: *reason=$4 *" || return
	[ -z "${5-}" ] || [ -d "$rpmsg_devices/$device.$5" ]
}

local_channel() {
	client_write echo selftest 0x600 create_channel "selftest-two 1030 0x700" &&
		[ -d "$rpmsg_devices/$device.selftest-two.1030.1792" ]
}

requires bus tracefs
test_start 8
trace_open
client_load
remote_new echo
service_new echo selftest 0x600
remote_device echo
device=$reply
trace_start rpmsg_bus_drop
check "the control device" \
	refused rpmsg_ctrl 0 1 ns_foreign rpmsg_ctrl.0.0
check "the name service" refused rpmsg_ns 53 2 ns_unknown
check "this side makes a channel" local_channel
check "a channel of this side" \
	refused selftest-two 0x700 3 ns_foreign selftest-two.1030.1792
check "a service that there is not" refused selftest 0x601 4 ns_unknown
check "this side takes away its own" \
	client_write echo selftest 0x600 release_channel "selftest-two 1030 0x700"
check "but not the control device" \
	not client_write echo selftest 0x600 release_channel "rpmsg_ctrl 0 0"
check "the remote takes away its own" service_withdraw echo selftest 0x600
