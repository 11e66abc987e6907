#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The remote takes a service back at the moment that this side releases its
# channel: one of them does it, whichever, and the channel is released once.

. "${0%/*}/lib/test.sh"

release() {
	client_write echo selftest 1 release_channel "selftest-two -1 2"
}

cycle() {
	service_new echo selftest-two 2
	release &
	cycle_release=$!
	service_withdraw echo selftest-two 2 || return
	wait $cycle_release
	return 0
}

# At last the link itself takes it away, too.
with_link() {
	service_new echo selftest-two 2
	release &
	with_link=$!
	remote_kill echo
	wait $with_link
	client_total probes
	client_totals_are "removes=$reply"
}

each_once() {
	trace_stop
	each_once=$(printf '%s\n' "$trace_text" |
		sed -n 's/.*channel_release:.*gen=\([0-9]*\) channel=\([0-9]*\)$/\1 \2/p' |
		sort | uniq -d)
	same "released twice" "" "$each_once"
}

requires bus tracefs
test_start 3
trace_open
client_load
remote_new echo
service_new echo selftest 1
trace_start rpmsg_bus_channel_release
chaos_begin 100
check "the remote and this side at once" chaos_each cycle
check "this side and the end of the link at once" with_link
check "each channel was released once" each_once
