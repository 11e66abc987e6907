#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A device keeps the endpoint of its last driver, which is destroyed. A driver
# without one, for the same device, finds it.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

# Its probe looks whether there is one.
found() {
	driver_unbind $client_driver echo selftest 1
	channel_of echo selftest 1
	echo rpmsg_selftest_plain >"$reply/driver_override"
	not driver_bind $client_plain_driver echo selftest 1 2>/dev/null &&
		client_totals_are "probes=2 removes=1"
}

requires bus
bug_start 2
client_load
remote_new echo
service_new echo selftest 1
check "a driver with an endpoint has the device" \
	client_totals_are "probes=1 removes=0"
bug "one without finds that of the last one" found
