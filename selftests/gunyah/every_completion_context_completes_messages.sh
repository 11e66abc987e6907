#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each completion context completes every message that leaves room, itself,
# whether it was sent by a thread or by an interrupt.
. "${0%/*}/lib/test.sh"

# completes_by CONTEXT: the 50 messages just traced
completes_by() {
	all_returned a 100 || return
	trace_count "context=$1 "
	same "completed by $1" 100 "$reply"
}

requires sim tracefs
test_start 6

trace_open
trace_start gh_msgq_txdone
for completion in tasklet irq_work bh_workqueue workqueue irq_thread poll; do
	parameter_set gunyah_traffic completion $completion
	queue_new a peer=loopback depth=255
	if queue_bound a; then
		traffic a "count=50 window=8 context=process"
		traffic a "count=50 window=8 context=irq"
		check "$completion" completes_by $completion
	elif log_says "not set up: -EOPNOTSUPP"; then
		skip "$completion" "this kernel has none"
	fi
	queue_del a
done
