#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Linux's own sample of an rpmsg driver, built on our bus: it sends a message
# when it is probed and one in each of 99 callbacks, and then says goodbye.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/mainline.sh"

goodbyes_are() {
	same "goodbyes" "$1" "$(log_since | grep -c "goodbye!")"
}

# exchanged TIMES: on a channel that is new each time. The announcements of the
# service are received, too, and its withdrawals.
exchanged() {
	service_new echo rpmsg-client-sample 0x600
	eventually link_are echo \
		"tx/sent=$((100 * $1)) rx/received=$((102 * $1 - 1))" &&
		eventually goodbyes_are "$1"
}

again() {
	service_withdraw echo rpmsg-client-sample 0x600 && exchanged 2
}

rebound() {
	module_unload rpmsg_client_sample &&
		not channel_bound echo rpmsg-client-sample 0x600 &&
		insmod "$mainline_clients/rpmsg_client_sample.ko" count=5 &&
		eventually link_are echo "tx/sent=205 rx/received=208" &&
		eventually goodbyes_are 3
}

requires bus clients
test_start 4
mainline_load rpmsg_client_sample
remote_new echo
check "it exchanges 100 messages" exchanged 1
check "and again when the service comes back" again
check "loaded anew it finds the service" rebound
check "the remote has seen nothing wrong" \
	remote_counters_are echo "received=205 bad_messages=0"
