#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When the remote has all buffers, a send that may not wait says so, one that
# may waits as long as it was told, and a buffer that comes back ends it.

. "${0%/*}/lib/test.sh"

fill() {
	channel_send sink selftest 0x600 16 64 trysend &&
		eventually remote_counters_are sink "received=16 held=16"
}

fails_with() {
	not channel_send sink selftest 0x600 1 64 "$1" && client_totals_are "$2"
}

given_back() {
	client_write sink selftest 0x600 senders "1 1 patient" &&
		eventually link_is sink tx/sleepers 1 || return
	remote_fault sink tx_hold 15
	eventually client_totals_are "senders=0 sent=17" &&
		link_are sink "tx/sleepers=0 tx/sent=17"
}

# While nobody waits the remote need not interrupt, and it does not.
quiet() {
	remote_fault sink tx_hold 0
	remote_counter sink tx_irqs
	quiet_before=$reply
	channel_send sink selftest 0x600 16 64 trysend &&
		eventually remote_counters_are sink \
			"received=33 held=0 tx_irqs=$quiet_before" &&
		link_is sink tx/sleepers 0
}

requires bus
test_start 6
client_load
remote_new sink remote=sink
remote_fault sink tx_hold 1000
service_new sink selftest 0x600
check "as many messages go as there are buffers" fill
check "a try fails at once" fails_with trysend "no_buffer=1 timed_out=0"
check "a bounded wait ends by time" fails_with bounded "timed_out=1"
check "the usual wait ends by time" fails_with send "timed_out=2"
check "a buffer that comes back wakes a sleeper" given_back
check "all buffers can be used again, without interrupts" quiet
