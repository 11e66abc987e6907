#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A driver is unbound while its callback sleeps for a buffer, which the remote
# never gives back: the callback is woken, and what it waited for fails.

. "${0%/*}/lib/test.sh"

asleep() {
	channel_send sink selftest 0x600 16 64 trysend &&
		eventually remote_counter_is sink held 16 &&
		remote_do sink send "0x600 0x400 8 1" &&
		eventually link_is sink tx/sleepers 1
}

unbound() {
	driver_unbind $client_driver sink selftest 0x600 &&
		client_totals_are "removes=1 shut_down=1 timed_out=0"
}

bound() {
	remote_fault sink tx_hold 0
	driver_bind $client_driver sink selftest 0x600 &&
		channel_send sink selftest 0x600 100 8 send
}

requires bus
test_start 3
client_load on_message=send
remote_new sink remote=sink
remote_fault sink tx_hold 1000
service_new sink selftest 0x600
check "a callback sleeps in a send" asleep
check "unbinding its driver wakes it" unbound
check "the driver can have it again" bound
