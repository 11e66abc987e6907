#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# "trace-cmd record -e gunyah" gets as many events as the driver counted.
. "${0%/*}/lib/test.sh"

# recorded EVENT COUNTER
recorded() {
	counter_of a "$2"
	at_least "$2" 1 "$reply" &&
		same "$1 recorded" "$reply" \
			"$(grep -c "gh_msgq_$1:" "$tmp/report")"
}

requires sim trace_cmd
test_start 6
test_tmp

contents "$trace_dir/tracing_on"
cleanup "echo $reply >$trace_dir/tracing_on"
queue_new a peer=loopback depth=4
fault a tx_irq_spurious 20
fault a tx_error "7 30 3"
queue_class a
run trace-cmd record -q -e gunyah -o "$tmp/trace.dat" \
	sh -c "echo count=200 window=8 >$reply/device/run" >/dev/null 2>&1
trace-cmd report -q -i "$tmp/trace.dat" >"$tmp/report" 2>/dev/null
while read -r event counter; do
	check "$event" recorded "$event" "$counter"
done <<-EOT
	send tx/sent
	txdone tx/completed
	tx_irq tx/tx_irqs
	rx rx/received
	rx_irq rx/rx_irqs
	drop tx/errors
EOT
