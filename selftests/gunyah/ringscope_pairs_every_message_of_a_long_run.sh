#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# 100 000 messages through one queue: each is measured at both ends, none is
# lost. Fewer where the machine is so slow that they would take minutes.
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
count=100000
[ $((reply - began)) -le 30 ] || count=10000
traffic a "count=$count window=8"
ktap_print_msg "$count messages"
tool_result
check "the queue lost none" all_returned a $((count + 2000))
check "all are measured when complete" all_measured send-txdone
check "all are measured when received" all_measured send-rx
