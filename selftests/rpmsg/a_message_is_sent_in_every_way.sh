#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Copied or written in place, to the channel's other end or to an address, from
# no byte to a whole buffer; what does not fit is refused.

. "${0%/*}/lib/test.sh"

ways="send sendto trysend trysendto bounded patient payload"

each_way() {
	each_count=0
	for each_way in $ways; do
		channel_send sink selftest 0x600 1 "$1" "$each_way" || return
		each_count=$((each_count + 1))
		# A try fails while the remote has not got round to them.
		eventually remote_counter_is sink received \
			$((each_before + each_count)) || return
		same "last" "1024 1536 $1" "$(cat "$remote_configfs/sink/counters/last")" ||
			return
	done
	each_before=$((each_before + each_count))
}

refused() {
	for each_way in $ways; do
		not channel_send sink selftest 0x600 1 497 "$each_way" &&
			not channel_send sink selftest 0x600 1 -1 "$each_way" ||
			return
	done
	client_totals_are "failed=14" &&
		not channel_send sink selftest 0x600 1 8 nowhere
}

# More often than there are buffers: each is given back
unsent() {
	channel_send sink selftest 0x600 100 8 unsent &&
		link_is sink tx/sent $each_before
}

requires bus
test_start 6
client_load
remote_new sink remote=sink
service_new sink selftest 0x600
each_before=0
check "an empty message" each_way 0
check "one of 64 bytes" each_way 64
check "one that fills its buffer" each_way 496
check "longer ones and addresses that are none are refused" refused
check "a buffer that is got and not used goes back" unsent
check "the remote saw nothing wrong" \
	remote_counters_are sink "bad_messages=0 received=21"
