#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A blocking client's timeout ends its message with -ETIME. What comes for
# that message later belongs to nobody: neither does it complete the next one,
# nor is the message still sent.
. "${0%/*}/lib/test.sh"

ETIME=62

requires sim
test_start 6

parameter_set gunyah_traffic tx_block Y
parameter_set gunyah_traffic tx_tout 1000
queue_new a peer=user depth=2
traffic a "count=2"
check "the one that fills the queue times out" stats_are a \
	"sent=2 done=2 done_errors=1 last_error=-$ETIME last_error_seq=2"
check "the driver has forgotten the message" counter_is a tx/abandoned 1

traffic_start a "count=1"
eventually counter_is a tx/held 1
fault a tx_irq_raise 1
check "an interrupt for it does not complete the next" eventually \
	stats_are a "done=3 done_errors=2 last_error=-$ETIME last_error_seq=3"
traffic_stop a

check "the first two are in the queue" \
	same "read" "64 64" "$(peer -n read a 2 | xargs)"
# Long enough for the driver to send what it should have forgotten.
sleep 0.3
check "the next one is not" same "read" EAGAIN "$(peer -n read a)"

traffic a "count=1"
check "one that finds room completes" \
	stats_are a "done=4 done_errors=2 done_twice=0"
