#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The remote is told of a channel that was made here when the driver is ready,
# and that it goes before the driver is removed; not of one that it announced
# itself, unless the driver says so, and of none where probing failed.

. "${0%/*}/lib/test.sh"

announced() {
	client_write echo selftest 1 create_channel "selftest-two 1030 0x700" &&
		eventually remote_counters_are echo "announced=1 unannounced=0" &&
		same "the announcement" "create selftest-two 1030" \
			"$(cat $remote_configfs/echo/counters/last_ns)"
}

unannounced() {
	client_write echo selftest 1 release_channel "selftest-two 1030 0x700" &&
		eventually remote_counters_are echo "announced=1 unannounced=1" &&
		same "the announcement" "destroy selftest-two 1030" \
			"$(cat $remote_configfs/echo/counters/last_ns)"
}

failed() {
	client_set probe_error -5
	client_write echo selftest 1 create_channel "selftest-two 1031 0x701" &&
		client_write echo selftest 1 release_channel \
			"selftest-two 1031 0x701"
	client_set probe_error 0
	remote_counters_are echo "announced=1 unannounced=1"
}

by_driver() {
	client_set announce 1
	service_new echo selftest 2
	eventually remote_counters_are echo "announced=2" &&
		channel_file_is echo selftest 2 announce true
}

requires bus
test_start 6
client_load
remote_new echo
service_new echo selftest 1
check "one that the remote announced is not announced to it" \
	remote_counters_are echo "announced=0"
check "a local channel is announced" announced
check "and taken back" unannounced
check "one without a driver is not" failed
check "a driver may have any announced" by_driver
check "every announcement was zeroed to its end" \
	remote_counters_are echo "bad_messages=0"
