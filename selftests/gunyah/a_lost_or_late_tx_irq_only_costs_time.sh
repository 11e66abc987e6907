#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When the TX interrupt for a full queue is lost or late, the message that
# waits for it completes all the same, and so do those behind it.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4

queue_new a peer=loopback depth=1
fault a tx_irq_lose 2
traffic_start a "count=5 window=5"
check "lost: each message completes once" eventually all_returned a 5
check "lost: it did happen" fault_left_is a tx_irq_lose 0
traffic_stop a
fault a tx_irq_delay_us 20000
traffic_start a "count=5 window=5"
check "late: each message completes once" eventually all_returned a 10
check "by the interrupt" counter_is a tx/completed_by_irq 10
