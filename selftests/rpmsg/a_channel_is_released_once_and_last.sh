#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A channel that somebody holds is unregistered, and stays in memory until the
# last one lets go; then it is released, once. One that nobody holds is released
# when nothing is left to be done with it.

. "${0%/*}/lib/test.sh"

# which_channel NUMBER: as the events name it. Those of links that have gone may
# still be released. The first of a link is its rpmsg_ctrl.
which_channel() {
	link_of echo
	contents "$reply/id"
	channel="queue=$reply"
	link_of echo
	contents "$reply/generation"
	channel="$channel gen=$reply channel=$1"
}

released_are() {
	trace_count "channel_release: $channel"
	same "releases" "$1" "$reply"
}

order() {
	trace_look
	order_seen=
	IFS='
'
	for order_line in $trace_text; do
		case $order_line in
		*"rpmsg_bus_channel_"*"$channel"*)
			order_line=${order_line#*rpmsg_bus_channel_}
			order_seen="$order_seen ${order_line%%:*}"
			;;
		esac
	done
	unset IFS
	same "events of the channel" " create destroy release" "$order_seen"
}

held() {
	service_withdraw echo selftest 0x600 &&
		client_totals_are "probes=1 removes=1" &&
		released_are 0
}

let_go() {
	client_set let_go 1
	eventually released_are 1
}

free() {
	service_withdraw echo selftest 0x600 && eventually released_are 1
}

requires bus tracefs
test_start 6
trace_open
client_load hold=1
remote_new echo
trace_start rpmsg_bus_channel_create rpmsg_bus_channel_destroy \
	rpmsg_bus_channel_release
service_new echo selftest 0x600
which_channel 2
check "a channel that is held is not released with its device" held
check "it is released when the last one lets go" let_go
check "created, destroyed, released: each once, in that order" order
client_set hold 0
service_new echo selftest 0x600
which_channel 3
check "the name is free again" channel_bound echo selftest 0x600
check "a channel that nobody holds is released with its device" free
check "it is destroyed and released in that order, too" order
