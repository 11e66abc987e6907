#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Sending, completing and receiving need no memory, in no context: where every
# allocation of the driver would fail, none is even tried.
. "${0%/*}/lib/test.sh"

# needs_none "OPTION=VALUE...": 50 messages, in whatever context they complete
needs_none() {
	traffic a "count=50 $1"
	sent=$((sent + 50))
	all_returned a $sent || return
	contents "$faults_failslab/times"
	same "allocations that failed" 0 $((faults_supply - reply))
}

requires sim fail_nth
test_start 4

queue_new a peer=loopback depth=4
sent=0
faults_in_module gunyah_mbox
faults_set probability 100
check "one by one" needs_none "window=1"
check "the queue filled" needs_none "window=20"
check "from an interrupt" needs_none "window=8 context=irq"
fault a tx_full 3
check "held and tried again" needs_none "window=8"
