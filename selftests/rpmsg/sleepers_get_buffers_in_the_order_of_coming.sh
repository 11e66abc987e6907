#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Senders that sleep for a buffer get one in the order in which they came: who
# sends again comes last, and who tries gets none before them.

. "${0%/*}/lib/test.sh"

# Each sender is known by the length of its messages.
lengths="11 12 13 14"
each=3
turns=0

full() {
	channel_send sink selftest 0x600 16 64 trysend &&
		eventually remote_counters_are sink "received=16 held=16"
}

# They go to sleep one after the other.
asleep() {
	full && channel_of sink selftest 0x600 || return
	asleep_file=$reply/client/send
	asleep_count=0
	for asleep_length in $lengths; do
		asleep_count=$((asleep_count + 1))
		remote_write "$asleep_file" "$each $asleep_length patient" &
		eventually link_is sink tx/sleepers $asleep_count || return
	done
}

# give_back: one buffer, of which the interrupt does not tell
give_back() {
	turns=$((turns + 1))
	remote_fault sink tx_irq_lose 1
	remote_fault sink tx_hold 15
	remote_fault sink tx_hold 1000
	remote_fault_is sink tx_irq_lose 0
}

# sent_by LENGTH
sent_by() {
	eventually remote_counter_is sink received $((16 + turns)) &&
		remote_counter_is sink last "1024 1536 $1"
}

# in_turn: each of them, who then sleeps for the next
in_turn() {
	for in_turn_length in $lengths; do
		give_back || return
		remote_fault sink tx_irq_raise 1
		sent_by "$in_turn_length" &&
			eventually link_are sink "tx/waits=$((4 + turns))
				tx/sleepers=4" || return
	done
}

not_overtaken() {
	give_back && not channel_send sink selftest 0x600 1 64 trysend &&
		client_totals_are "no_buffer=1" && sent_by 11
}

rest() {
	remote_fault sink tx_hold 0
	eventually client_totals_are "sent=$((16 + 4 * each))" &&
		link_are sink "tx/sleepers=0 tx/timeouts=0"
}

requires bus
test_start 5
client_load
remote_new sink remote=sink
remote_fault sink tx_hold 1000
service_new sink selftest 0x600
check "four senders sleep" asleep
check "four buffers are for one each, who came first first" in_turn
check "so are four more" in_turn
check "who tries does not come before who sleeps" not_overtaken
check "all messages go in the end" rest
