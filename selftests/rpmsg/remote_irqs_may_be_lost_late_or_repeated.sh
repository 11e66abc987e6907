#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The faults of the signal lines in both directions strike as often as they
# should, and cost nothing but time.

. "${0%/*}/lib/test.sh"

repeated() {
	for repeated in rx_irq tx_irq rx_kick tx_kick; do
		remote_fault echo "${repeated}_repeat" 50
	done
	client echo 0x500 0x600 echo 100 8 &&
		remote_fault_is echo rx_irq_repeat 0 &&
		remote_fault_is echo tx_kick_repeat 0
}

late() {
	for late in rx_irq rx_kick tx_kick; do
		remote_fault echo "${late}_delay_us" 1000
	done
	client echo 0x500 0x600 echo 20 8 || return
	for late in rx_irq rx_kick tx_kick; do
		remote_fault echo "${late}_delay_us" 0
	done
}

# The kick of the second message makes up for that of the first.
lost_kick() {
	remote_fault sink tx_kick_lose 1
	client sink 0x500 0x600 send 1 8 &&
		remote_counters_are sink "received=0 tx_kicks=1" &&
		client sink 0x500 0x600 send 1 8 &&
		eventually remote_counter_is sink received 2
}

lost_irq() {
	remote_fault echo rx_irq_lose 1
	client echo 0x500 0x600 echo 1 8 &
	lost_client=$!
	eventually remote_fault_is echo rx_irq_lose 0 || return
	remote_fault echo rx_irq_raise 1
	wait $lost_client
}

requires remote
test_start 4
remote_new echo
remote_new sink remote=sink
check "signals that come twice do no harm" repeated
check "late signals only cost time" late
check "after a lost kick the next brings both messages" lost_kick
check "after a lost interrupt any other will do" lost_irq
