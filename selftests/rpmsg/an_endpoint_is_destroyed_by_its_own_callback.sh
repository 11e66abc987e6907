#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A callback may destroy the endpoint that it is called for. It is not called
# again, and the address is free.

. "${0%/*}/lib/test.sh"

destroyed() {
	client_write echo selftest 0x600 endpoint 2000 &&
		remote_do echo send "0x600 2000 8 10" &&
		eventually client_totals_are "received=1 too_late=0" &&
		eventually link_is echo rx/dropped 9
}

cycle() {
	client_write echo selftest 0x600 endpoint -1 || return
	channel_of echo selftest 0x600
	contents "$reply/client/endpoint"
	remote_do echo send "0x600 $reply 8 4"
}

requires bus
test_start 4
client_load on_message=destroy
remote_new echo
service_new echo selftest 0x600
check "the callback that destroys its endpoint returns" destroyed
check "the address can be had again" \
	client_write echo selftest 0x600 endpoint 2000
chaos_begin 50
check "again and again" chaos_each cycle
check "no callback came too late, or while another ran" \
	client_totals_are "too_late=0 at_once=0 wrong=0"
