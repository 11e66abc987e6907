#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Unbinding puts back what binding changed: the address and the endpoint. Each
# driver sees the data of the id that matched.

. "${0%/*}/lib/test.sh"

probed_as() {
	contents "/sys/module/$client_module/parameters/probe_data"
	same "driver data" "$1" "$reply"
}

unbound() {
	driver_unbind $client_driver echo selftest 1 &&
		channel_file_is echo selftest 1 src 0xffffffff
}

# The address of the one is the other's meanwhile.
rebound() {
	service_new echo selftest-two 2
	channel_file_is echo selftest-two 2 src 0x400 &&
		probed_as "of the second" &&
		driver_bind $client_driver echo selftest 1 &&
		channel_file_is echo selftest 1 src 0x401 &&
		probed_as "of selftest"
}

# A driver without a callback has no endpoint, and none must be left to it.
plain() {
	driver_unbind $client_driver echo selftest 1
	channel_of echo selftest 1
	echo rpmsg_selftest_plain >"$reply/driver_override"
	driver_bind $client_plain_driver echo selftest 1 &&
		driver_unbind $client_plain_driver echo selftest 1
}

failed() {
	channel_of echo selftest 1
	echo >"$reply/driver_override"
	client_set probe_error -5
	not driver_bind $client_driver echo selftest 1 2>/dev/null || return
	client_set probe_error 0
	channel_file_is echo selftest 1 src 0xffffffff &&
		driver_bind $client_driver echo selftest 1
}

cycle() {
	driver_unbind $client_driver echo selftest 1 &&
		driver_bind $client_driver echo selftest 1
}

traffic() {
	while channel_send echo selftest-two 2 10 8 send; do
		:
	done
}

under_traffic() {
	traffic &
	under_traffic=$!
	chaos_each cycle
	under_status=$?
	kill $under_traffic
	wait $under_traffic 2>/dev/null
	return $under_status
}

requires bus
test_start 8
client_load
remote_new echo
service_new echo selftest 1
check "the driver sees the data of its id" probed_as "of selftest"
check "an unbound device has no address" unbound
check "bound again it gets one that is free" rebound
check "a driver without a callback can have it" plain
check "a probe that fails leaves nothing" failed
chaos_begin 100
check "bound and unbound under traffic" under_traffic
check "messages arrive" remote_do echo send "1 0x401 8 1"
check "the service can go" service_withdraw echo selftest 1
