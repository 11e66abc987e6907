#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Without any BPF, a hist trigger on one event is a latency histogram with
# every completed message in it.
. "${0%/*}/lib/test.sh"

# In instances, a trigger goes with the instance.
hist='hist:keys=queue,send_ns.log2:sort=queue,send_ns if send_ns >= 0'

buckets_add_up_to() {
	same "messages in all buckets" "$1" "$(awk '
		/hitcount:/ { sum += $NF } END { print sum + 0 }' \
		"$trace_events/gh_msgq_txdone/hist")"
}

requires sim hist
test_start 2

queue_new a peer=loopback depth=4
trace_open
check "the trigger is taken" trace_set gh_msgq_txdone/trigger "$hist"
cleanup "trace_set gh_msgq_txdone/trigger '!$hist'"
traffic a "count=300 window=8"
check "every message is in it" buckets_add_up_to 300
