#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A message that left no room is complete when the TX interrupt says that
# there is room again, and not before.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4

queue_new a peer=user depth=2
traffic_start a "count=2 window=2"
check "the message that left room completes" \
	eventually counter_is a tx/completed 1
# Long enough for a completion context to do what it must not.
sleep 0.3
check "the message that filled the queue does not" \
	counters_are a "tx/sent=2 tx/completed=1 tx/completed_by_irq=0"
peer read a >/dev/null
check "it does when there is room" eventually each_once a 2
check "by the TX interrupt" \
	counters_are a "tx/completed=2 tx/completed_by_irq=1 tx/spurious_irqs=0"
