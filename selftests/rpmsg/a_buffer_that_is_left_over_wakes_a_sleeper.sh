#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Who sends takes back all buffers that have come, before the interrupt for
# them: those that it leaves are for whoever sleeps, whom nothing else would
# wake.

. "${0%/*}/lib/test.sh"

sleeping() {
	channel_send sink selftest 0x600 16 64 trysend &&
		eventually remote_counters_are sink "received=16 held=16" &&
		client_write sink selftest 0x600 senders "1 1 patient" &&
		eventually link_is sink tx/sleepers 1
}

# Two come back, and the remote's interrupts do not.
two_come_back() {
	remote_fault sink tx_irq_lose 2
	remote_fault sink tx_hold 14
	remote_fault sink tx_hold 1000
	remote_fault_is sink tx_irq_lose 0 && link_is sink tx/sleepers 1
}

woken() {
	channel_send sink selftest 0x600 1 64 trysend &&
		eventually client_totals_are "senders=0 sent=18" &&
		link_is sink tx/sleepers 0
}

requires bus
test_start 3
client_load
remote_new sink remote=sink
remote_fault sink tx_hold 1000
service_new sink selftest 0x600
check "somebody sleeps for a buffer" sleeping
check "two buffers come back, unnoticed" two_come_back
check "who takes them back has one, and the sleeper the other" woken
