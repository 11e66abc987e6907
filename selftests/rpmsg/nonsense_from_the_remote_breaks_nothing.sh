#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote sends what none should, most of it nearly right, to a driver that
# answers, to programs' channels that it announces itself, and to nobody. Every
# message is received or dropped, no buffer is lost, and what is right still
# works. The same CHAOS_SEED and CHAOS_CYCLES make the same messages.

. "${0%/*}/lib/test.sh"

nonsense() {
	remote_sends "$chaos_cycles" sink fuzz "$chaos_cycles $chaos_seed"
	nonsense_status=$?
	ktap_print_msg "count, seed and digest: $(cat $remote_configfs/sink/fuzz)"
	return $nonsense_status
}

# accounted: received and dropped are what was sent
accounted() {
	remote_counter sink sent
	accounted_sent=$reply
	link_counter sink rx/received
	accounted_received=$reply
	link_counter sink rx/dropped
	same "received and dropped" "$accounted_sent" \
		$((accounted_received + reply))
}

# Some of it had to come through, or nothing was tried.
every_kind() {
	for every_counter in received dropped ns_created ns_destroyed ns_refused; do
		link_at_least sink "rx/$every_counter" 1 || return
	done
	client_total_at_least received 1
}

right_ones() {
	client_set on_message nothing
	client_total received
	right_before=$reply
	remote_counter sink received
	right_sent=$reply
	remote_sends 100 sink send "0x600 0x400 496 100" &&
		eventually client_totals_are "received=$((right_before + 100))" &&
		channel_send sink selftest 0x600 100 496 send &&
		eventually remote_counter_is sink received $((right_sent + 100))
}

requires remote
test_start 6
client_load on_message=echo
remote_new sink remote=sink
service_new sink selftest 0x600
soak_begin
check "the remote sends nonsense" nonsense
check "every message was received or dropped" eventually accounted
check "there was something of every kind" every_kind
check "no buffer was lost" link_are sink "rx/lost_buffers=0 tx/errors=0"
check "what is right goes through, both ways" right_ones
check "the remote saw nothing wrong" remote_counters_are sink "bad_messages=0"
