#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in probing the virtio device fails once, in turn: there is no
# link then, or a whole one, and the next attempt succeeds.

. "${0%/*}/lib/test.sh"

live() {
	echo 1 >"$remote_configfs/echo/live"
}

# The simulator's device is there, as on hardware, whether it was probed or not.
all_or_nothing() {
	remote_live echo
	if link_of echo; then
		service_new echo selftest 1
		channel_send echo selftest 1 20 8 send || return
	fi
	remote_kill echo
	no_link
}

requires bus fail_nth
test_start 3
client_load
remote_new echo
remote_kill echo
faults_in_module rpmsg_bus_virtio
check "each failure leaves all or nothing" fail_each all_or_nothing live
ktap_print_msg "$fail_total allocations"
remote_live echo
check "then there is a link" link_of echo
check "and a service" service_new echo selftest 1
