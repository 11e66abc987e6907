#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote may send at any time, to addresses that it can guess. A driver's
# callback runs neither before its probe function has returned nor when its
# remove function has begun, unless it asks, and waits for the answer.

. "${0%/*}/lib/test.sh"

# flood_until COMMAND...
flood_until() {
	until "$@"; do
		remote_do echo send "1 0x400 8 4" || return
	done
}

probed() {
	service_announce echo selftest 1 &&
		flood_until channel_bound echo selftest 1 &&
		client_totals_are "probes=1 not_ready=0"
}

received() {
	client_total received
	received=$reply
	remote_do echo send "1 0x400 8 10" &&
		eventually client_totals_are "received=$((received + 10))"
}

removed() {
	remote_do echo ns_destroy "selftest 1" &&
		flood_until client_totals_are "removes=1" &&
		client_totals_are "not_ready=0"
}

asked() {
	client_set linger 0
	client_set ask 1
	service_announce echo selftest 2 &&
		eventually channel_bound echo selftest 2 &&
		client_totals_are "sent=1 not_ready=0"
}

requires bus
test_start 5
client_load linger=300
remote_new echo
check "not while it is probed" probed
check "then it is called" received
check "not while it is removed" removed
check "what came meanwhile was dropped" link_at_least echo rx/dropped 1
check "it may ask in its probe function" asked
