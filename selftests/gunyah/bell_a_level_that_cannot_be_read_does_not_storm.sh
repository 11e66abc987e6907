#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# While a doorbell cannot be read its interrupt, which stays up, is held back;
# then it is told.
. "${0%/*}/lib/test.sh"

# bell_irqs_are_few: no more than there were tries
bell_irqs_are_few() {
	bell_counter_of a rx/errors && bell_tries=$reply
	bell_counter_of a rx/irqs
	at_least "tries against $reply interrupts" "$((reply - 2))" "$bell_tries" &&
		at_least "100 against the number of interrupts" "$reply" 100
}

requires sim
test_start 3

bell_new a trigger=level
bell_claim a 0x1
bell_traffic a "wait=1"
bell_fault a receive_error "1 30 1000000"
bell_traffic a ""
check "it is tried again and again" \
	eventually bell_counter_at_least a rx/rechecks 5
check "with few interrupts" bell_irqs_are_few
bell_fault a receive_error "0 0"
check "and told in the end" eventually bell_stats_are a "heard=2 bits=2"
