#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The driver takes the time only while somebody listens. An event about a
# message sent, or an interrupt that came, before that says so.
. "${0%/*}/lib/test.sh"

requires sim tracefs
test_start 3

trace_open
queue_new a peer=user depth=1
traffic_start a "count=1"
eventually counter_is a tx/sent 1
trace_start gh_msgq_txdone
peer read a >/dev/null
eventually counter_is a tx/completed 1
trace_stop
check "sent before anybody listened" \
	traced "txdone: * seq=1 * context=tx_irq send_ns=-1 irq_ns=[0-9]*"
queue_del a

queue_new b peer=loopback
fault b rx_irq_lose 1
traffic_start b "count=1"
eventually counter_is b tx/completed 1
trace_start gh_msgq_rx
fault b rx_irq_raise 1
eventually counter_is b rx/received 1
trace_stop
check "received, but sent before anybody listened" \
	traced "rx: * from_seq=1 send_ns=-1 irq_ns=[0-9]*"
queue_del b

queue_new c peer=loopback
trace_start gh_msgq_rx gh_msgq_txdone
traffic c "count=1"
trace_stop
check "both while somebody does" \
	traced "rx: * from_seq=1 send_ns=[0-9]* irq_ns=[0-9]*"
