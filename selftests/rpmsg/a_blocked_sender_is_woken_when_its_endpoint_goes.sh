#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A driver is unbound while its senders sleep for a buffer: they do not hold
# it up, and the link goes on.

. "${0%/*}/lib/test.sh"

sleeping() {
	channel_send silent selftest 0x600 16 64 trysend &&
		client_write silent selftest 0x600 senders "4 1 patient" &&
		eventually link_is silent tx/sleepers 4
}

unbound() {
	driver_unbind $client_driver silent selftest 0x600 &&
		eventually client_totals_are "senders=0" &&
		client_totals_are "shut_down=4" &&
		link_are silent "tx/sleepers=0 tx/shut_down=4"
}

bound() {
	driver_bind $client_driver silent selftest 0x600 &&
		not channel_send silent selftest 0x600 1 64 trysend &&
		client_totals_are "no_buffer=1"
}

requires bus
test_start 3
client_load join=0
remote_new silent remote=silent
service_new silent selftest 0x600
check "senders sleep" sleeping
check "unbinding their driver wakes them" unbound
check "the driver can have it again" bound
