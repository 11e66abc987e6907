#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A queue that comes after ringscope began is measured from its first message
# on, and what was measured of one that has gone is kept.
. "${0%/*}/lib/test.sh"

# seen QUEUE: ringscope has found it, so that it will know its name later
seen() {
	grep -q "\"$1\"" "$tmp/hist"
}

# measured QUEUE COUNT
measured() {
	stage_path "$1" send-txdone || return
	stage_counts "$reply"
	same "messages of $1" "$2" "$stage_count"
}

requires sim ringscope
test_start 6
test_tmp

queue_new early
tool_start
queue_new late
eventually seen late
traffic early "count=30"
traffic late "count=40"
queue_del early
queue_new later
eventually seen later
traffic later "count=50"
tool_result
check "it ends well" same "exit status" 0 "$tool_status"
check "the queue that went" measured early 30
check "is said to be gone" json_is "${reply%%.stages*}.removed" true
check "the queue that came" measured late 40
check "the queue that came in its place" measured later 50
check "is there" json_is "${reply%%.stages*}.removed" false
