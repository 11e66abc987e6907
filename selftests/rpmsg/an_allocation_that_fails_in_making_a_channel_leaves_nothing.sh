#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in making a channel and probing its driver fails once, in
# turn; so does each in making an endpoint. What failed is not there, and can
# be made afterwards.

. "${0%/*}/lib/test.sh"

create() {
	echo "selftest-two 1030 2" >"$files/create_channel"
}

not_created() {
	[ "$fail_status" = 0 ] ||
		[ ! -d "$rpmsg_devices/$device.selftest-two.1030.2" ] || return
	client_write echo selftest 1 release_channel "selftest-two 1030 2"
	[ ! -d "$rpmsg_devices/$device.selftest-two.1030.2" ] && create &&
		client_write echo selftest 1 release_channel "selftest-two 1030 2"
}

endpoint() {
	echo 2000 >"$files/endpoint"
}

not_listening() {
	echo >"$files/endpoint"
	endpoint && echo >"$files/endpoint"
}

requires bus fail_nth
test_start 3
client_load
remote_new echo
service_new echo selftest 1
channel_of echo selftest 1
files=$reply/client
remote_device echo
device=$reply
faults_in_module rpmsg_bus
check "a channel" fail_each not_created create
ktap_print_msg "$fail_total allocations, $fail_fatal of them fatal"
check "an endpoint" fail_each not_listening endpoint
ktap_print_msg "$fail_total allocations, $fail_fatal of them fatal"
check "messages go on" remote_do echo send "1 0x400 8 10"
