#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Bits that could not be read interrupt nobody again, so a timer reads them.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4

bell_new a
bell_claim a 0x1
# What the claim had it read is read then.
bell_traffic a "wait=1"
bell_fault a receive_error "1 30 3"
bell_traffic a ""
check "it is told in the end" eventually bell_stats_are a "heard=2 bits=2"
check "after as many tries" bell_counters_are a \
	"rx/errors=3 rx/rechecks=3 rx/irqs=2 rx/received=2 rx/received_by_irq=1"
check "the log says why" log_says "a: cannot be read, error 30"
bell_fault a receive_error "1 30 1000000"
bell_traffic a ""
eventually bell_counter_at_least a rx/rechecks 5
bell_del a
check "and a doorbell that never can be can be taken away" \
	not bell_class a rx
