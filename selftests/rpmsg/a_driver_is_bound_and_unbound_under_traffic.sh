#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A driver is taken from its device while the remote sends to it without a pause
# and its own threads send, and gets it back, again and again. Each time nothing
# of the time before is left, and the link goes on.

. "${0%/*}/lib/test.sh"

cycle() {
	client_write echo selftest 0x600 senders "2 1000000 send" &&
		driver_unbind $client_driver echo selftest 0x600 &&
		client_totals_are "senders=0" &&
		channel_file_is echo selftest 0x600 src 0xffffffff &&
		driver_bind $client_driver echo selftest 0x600 &&
		channel_file_is echo selftest 0x600 src 0x400
}

# One write that does not end by itself, in a process that can be killed
under_traffic() {
	remote_write $remote_configfs/echo/send "0x600 0x400 64 100000000" &
	under_traffic=$!
	eventually client_total_at_least received 10 && chaos_each cycle
	under_status=$?
	kill $under_traffic
	wait $under_traffic
	return $under_status
}

as_often() {
	client_totals_are \
		"probes=$((chaos_cycles + 1)) removes=$chaos_cycles"
}

traffic_went_on() {
	client_total_at_least received "$chaos_cycles" &&
		client_total_at_least sent 1 &&
		client_totals_are "failed=0 timed_out=0 shut_down=0 wrong=0"
}

requires bus
test_start 4
client_load
remote_new echo
service_new echo selftest 0x600
soak_begin
check "it is bound and unbound under traffic" under_traffic
check "it was probed as often, and removed" as_often
check "messages came in and went out, none in vain" traffic_went_on
check "all buffers go round" channel_send echo selftest 0x600 100 64 send
