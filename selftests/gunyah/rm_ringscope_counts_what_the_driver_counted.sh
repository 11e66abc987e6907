#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Calls that ringscope measured and those that it says were lost make the number
# that the driver counted itself; and list has the Resource Manager.
. "${0%/*}/lib/test.sh"

# adds_up STAGE COUNTER
adds_up() {
	rm_counter_of a "$2" && stage_adds_up a "$1" "$reply"
}

requires sim ringscope
test_start 6
test_tmp

rm_timeout 1000
rm_new a
check "list has the Resource Manager" tool_lists "^  a  *rm"
check "and the stage" tool_lists "^  rm-call  *yes"
tool_start -s rm-call,rm-wait
rm_calls a "callers=8 count=50 size=1000 vary=1"
rm_set a replies/storm "100 3"
rm_calls a "callers=8 count=5"
rm_set a replies/error "5 10"
rm_calls a "count=5"
tool_result
check "it ends well" same "exit status" 0 "$tool_status"
check "rm-call" adds_up rm-call calls/answered
check "rm-wait" adds_up rm-wait calls/begun
stage_path a rm-call
stage_counts "$reply"
check "none of them is lost" same "lost" 0 "$stage_lost"
