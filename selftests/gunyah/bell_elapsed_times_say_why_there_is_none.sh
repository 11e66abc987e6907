#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The driver takes the time of a send and of an interrupt only while somebody
# listens; an event about what was before says so.
. "${0%/*}/lib/test.sh"

trace_prefix=gh_bell_

requires sim tracefs
test_start 4

trace_open
bell_new a
bell_claim a 0x1
bell_fault a irq_lose 1
bell_traffic a ""
trace_start gh_bell_rx gh_bell_callback
bell_traffic a "wait=1"
trace_stop
check "the first of two was sent before anybody listened" \
	traced "rx: * sends=2 * from_seq=1 error=0 send_ns=-1 irq_ns=[0-9]*"
check "the client is told so too" \
	traced "callback: * send_ns=-1 irq_ns=[0-9]*"
trace_start gh_bell_callback
bell_traffic a "wait=1"
trace_stop
check "one listener is enough" \
	traced "callback: * send_ns=[0-9]* irq_ns=[0-9]*"
bell_traffic a "wait=1"
bell_fault a irq_lose 1
trace_start gh_bell_rx
bell_traffic a ""
bell_claim a 0x2
eventually bell_stats_are a "heard=4"
trace_stop
check "a look of the driver's own had no interrupt" \
	traced "rx: * from_seq=5 error=0 send_ns=-3 irq_ns=-3"
