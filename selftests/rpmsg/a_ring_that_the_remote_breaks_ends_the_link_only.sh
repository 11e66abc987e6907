#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote that returns a buffer it never had, or says that it used more than
# there are, breaks the ring. Senders are told, sleepers too, and the link can
# be taken away and made again.

. "${0%/*}/lib/test.sh"

# broken FAULT: strike the next buffer that comes back
broken() {
	remote_fault sink "$1" 1
	channel_send sink selftest 1 1 8 send
	eventually not channel_send sink selftest 1 1 8 trysend || return
	client_total failed
	at_least "sends that failed otherwise" 1 "$reply"
}

again() {
	remote_kill sink && remote_live sink || return
	service_new sink selftest 1
	channel_send sink selftest 1 100 8 send
}

# Another sender finds the ring broken, before the interrupt would have told.
sleeper_told() {
	remote_fault sink tx_hold 1000
	channel_send sink selftest 1 16 8 trysend &&
		eventually remote_counter_is sink held 16 &&
		client_write sink selftest 1 senders "1 1 patient" &&
		eventually link_is sink tx/sleepers 1 || return
	remote_fault sink tx_irq_lose 1
	remote_fault sink tx_bad_id 1
	remote_fault sink tx_hold 15
	client_total no_buffer
	sleeper_before=$reply
	not channel_send sink selftest 1 1 8 trysend &&
		eventually client_totals_are \
			"senders=0 no_buffer=$sleeper_before"
}

rx_broken() {
	remote_fault sink rx_bad_id 1
	remote_do sink send "1 0x400 8 1"
	channel_send sink selftest 1 10 8 trysend
}

requires bus
test_start 8
client_load
remote_new sink remote=sink
service_new sink selftest 1
check "a transmit buffer with a wrong id" broken tx_bad_id
check "after it the link can be made again" again
check "a used index beyond the ring" broken tx_bad_index
check "after a wrong index it can be made again" again
check "a sleeper is told of what another finds" sleeper_told
check "with a sleeper told it can be made again" again
check "a receive buffer with a wrong id hurts no sender" rx_broken
check "and it can be made again" again
