#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When the TX interrupt is lost, the driver sets the threshold again, so that
# the hypervisor looks again. When that fails too, once or several times, the
# message completes all the same, and so do those behind it.
. "${0%/*}/lib/test.sh"

# costs_time TIMES: the threshold cannot be set so often
costs_time() {
	fault a tx_irq_lose 1
	fault a tx_configure_error "1 30 $1"
	traffic_start a "count=5 window=5"
	sent=$((sent + 5))
	eventually all_returned a $sent || return
	traffic_stop a
	fault_left_is a tx_irq_lose 0 &&
		fault_left_is a tx_configure_error "0 30 0"
}

requires sim
test_start 3

queue_new a peer=loopback depth=1
sent=0
check "it fails once" costs_time 1
check "it fails five times" costs_time 5
check "all are completed by the interrupt" counter_is a tx/completed_by_irq 10
