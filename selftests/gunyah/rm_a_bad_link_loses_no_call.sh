#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Queues that are full, interrupts lost, late or too many, and receives that
# give nothing cost time; calls are answered all the same.
. "${0%/*}/lib/test.sh"

total=0

# answered FAULT VALUE: with that fault of the queues
answered() {
	rm_set a "faults/$1" "$2"
	rm_calls a "callers=4 count=10 size=3000 vary=1"
	total=$((total + 40))
	rm_stats_are a "answered=$total corrupt=0"
}

requires sim
test_start 9

rm_timeout 60000
rm_new a depth=2
for fault in tx_full tx_irq_spurious rx_irq_spurious tx_irq_repeat \
	rx_irq_repeat rx_empty tx_irq_lose; do
	check "$fault" answered $fault 5
done
check "rx_irq_delay_us" answered rx_irq_delay_us 5000
rm_set a faults/rx_irq_delay_us 0
rm_set a faults/tx_error "2 30"
rm_calls a "count=3 size=1000"
check "a message that the hypervisor refuses fails one call" \
	rm_stats_are a "answered=$((total + 2)) failed=1 last_error=-13"
