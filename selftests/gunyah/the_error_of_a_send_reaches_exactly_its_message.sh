#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The hypervisor's error on one send comes out as an errno, at the completion
# of that message and of no other, in the deferred context.
. "${0%/*}/lib/test.sh"

# error_reaches NTH ERROR ERRNO: of five messages
error_reaches() {
	stat_of a "done" && before=$reply
	stat_of a done_errors && errors=$reply
	fault a tx_error "$1 $2"
	traffic a "count=5 window=5"
	stats_are a "done=$((before + 5)) done_errors=$((errors + 1)) \
		last_error=-$3 last_error_seq=$((before + $1))"
}

requires sim
test_start 26

queue_new a peer=loopback
nth=0
while read -r error errno; do
	nth=$((nth % 5 + 1))
	check "hypervisor error $error" error_reaches $nth "$error" "$errno"
done <<-EOT
	$(hypercall_errors)
EOT
check "the rest arrives, nothing by the TX interrupt" eventually \
	counters_are a "tx/errors=25 rx/received=100 tx/completed_by_irq=0"
