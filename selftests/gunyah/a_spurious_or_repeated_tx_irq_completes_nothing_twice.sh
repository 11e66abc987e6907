#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A TX interrupt means "look", never "done": with nothing waiting for it, or
# twice for one message, it completes nothing and is counted.
. "${0%/*}/lib/test.sh"

# raise TIMES: one by one, as those that come before a handler that is a thread
# (PREEMPT_RT) has run are one
raise() {
	for raise_number in $(seq "$1"); do
		counter_of a tx/tx_irqs
		raise_wanted=$((reply + 1))
		fault a tx_irq_raise 1
		eventually counter_at_least a tx/tx_irqs $raise_wanted ||
			fatal "TX interrupt $raise_number of $1 did not come"
	done
}

requires sim
test_start 11

queue_new a peer=loopback depth=255
raise 3
check "idle: counted" \
	eventually counters_are a "tx/tx_irqs=3 tx/spurious_irqs=3"
check "idle: nothing completes" counters_are a "tx/completed=0"
queue_del a

# In a completion context that comes soon, and in one that comes late
for completion in default workqueue; do
	parameter_set gunyah_traffic completion $completion
	queue_new a peer=loopback depth=255
	fault a tx_irq_spurious 200
	traffic a "count=200 window=20"
	check "$completion: each message completes once" all_returned a 200
	check "$completion: by the driver, which knows of it" \
		counters_are a "tx/sent=200 tx/completed=200 tx/abandoned=0"
	# at least one: those that come before the handler has run are one, see above
	check "$completion: counted" counter_at_least a tx/spurious_irqs 1
	queue_del a
done
parameter_set gunyah_traffic completion default

queue_new a peer=loopback depth=1
fault a tx_irq_repeat 200
traffic a "count=100 window=20"
check "repeated: each message completes once" all_returned a 100
queue_del a

# The hypervisor says FULL, so a TX interrupt is waited for, and is no proof.
queue_new a peer=loopback
fault a tx_full 1000000
traffic_start a "count=1"
eventually counter_is a tx/held 1
raise 5
check "still full: nothing completes" stats_are a "done=0"
fault a tx_full 0
check "room at last: the message completes" eventually all_returned a 1
