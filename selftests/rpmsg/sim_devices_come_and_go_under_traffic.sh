#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote can be taken away at any moment, and made again.

. "${0%/*}/lib/test.sh"

cycle() {
	remote_live echo || return
	client echo 0x500 0x600 send 1000 8 2>/dev/null &
	cycle_client=$!
	chaos_pick 20
	[ "$reply" = 0 ] || sleep "0.0$reply"
	remote_kill echo
	wait $cycle_client
	[ ! -d /sys/bus/platform/devices/rpmsg_sim.0 ]
}

requires remote
test_start 1
chaos_begin 30
remote_new echo
remote_kill echo
check "a remote comes and goes" chaos_each cycle
