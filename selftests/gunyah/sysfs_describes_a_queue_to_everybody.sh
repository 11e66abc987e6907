#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# /sys/class/gunyah_msgq tells what a tool needs to know about a queue, to
# every user, and can be changed by none.
. "${0%/*}/lib/test.sh"

nobody=65534

# shellcheck disable=SC2086
everybody_reads() {
	"$test_dir/drop" $nobody none cat $files >/dev/null
}

# shellcheck disable=SC2086
nobody_writes() {
	same "modes" 444 "$(stat -c %a $files | sort -u | xargs)"
}

requires sim
test_start 6

parameter_set gunyah_traffic completion workqueue
queue_new a peer=loopback depth=200 max_size=123
queue_class a
entry=$reply
files="$entry/id $entry/generation $entry/name $entry/completion"
files="$files $(echo "$entry"/tx/* "$entry"/rx/*)"
check "everybody can read all of it" everybody_reads
check "nobody can write" nobody_writes
check "it says what the queue is" counters_are a "id=${entry##*msgq} name=a \
	completion=workqueue tx/depth=200 rx/depth=200 \
	tx/message_size=123 rx/message_size=123"
check "its parent is the device" [ -e "$entry/device/stats" ]
check "the counters begin at 0" counters_are a "tx/sent=0 tx/completed=0 \
	tx/completed_by_irq=0 tx/errors=0 tx/tx_irqs=0 tx/spurious_irqs=0 \
	tx/held=0 tx/rechecks=0 tx/abandoned=0 rx/received=0 \
	rx/received_by_irq=0 rx/rx_irqs=0 rx/dropped=0 rx/rx_rechecks=0"
fault a tx_error "2 30"
traffic a "count=40 window=4"
check "and count" counters_are a "tx/sent=40 tx/completed=40 tx/errors=1 \
	tx/completed_by_irq=0 rx/received=39 rx/dropped=0"
