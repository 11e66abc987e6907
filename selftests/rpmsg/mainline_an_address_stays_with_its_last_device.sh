#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A device keeps the address that it had with its last driver. When somebody else
# has that by then, no driver can have the device any more.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

taken() {
	driver_unbind $client_driver echo selftest 1
	channel_file_is echo selftest 1 src 0x400 || return
	service_new echo selftest-two 2
	channel_file_is echo selftest-two 2 src 0x400
}

refused() {
	not driver_bind $client_driver echo selftest 1 2>/dev/null &&
		log_says "idr_alloc failed: -28"
}

requires bus
bug_start 2
client_load
remote_new echo
service_new echo selftest 1
bug "an address is had by two devices" taken
bug "the first cannot have its driver again" refused
