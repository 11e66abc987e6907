#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# 100 000 messages through one queue: each is measured at both ends, none is
# lost. Where the machine is slow, only as many as it sends in ten seconds.
. "${0%/*}/lib/test.sh"

# all_measured STAGE
all_measured() {
	stage_path a "$1" || return
	stage_counts "$reply"
	same "measured" $((count + 2000)) "$stage_count" &&
		same "lost" 0 "$stage_lost"
}

requires sim ringscope
test_start 3
test_tmp

queue_new a peer=loopback
tool_start
clock && began=$reply
traffic a "count=2000 window=8"
clock
count=$((2000 * 1000 / (reply - began + 1)))
[ "$count" -lt 100000 ] || count=100000
traffic a "count=$count window=8"
ktap_print_msg "$count messages"
tool_result
check "the queue lost none" all_returned a $((count + 2000))
check "all are measured when complete" all_measured send-txdone
check "all are measured when received" all_measured send-rx
