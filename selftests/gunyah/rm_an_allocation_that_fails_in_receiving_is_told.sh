#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When there is no memory for a reply its caller is told; when there is none
# for a notification it is dropped. What comes next is received.
. "${0%/*}/lib/test.sh"

requires sim fail_nth
test_start 5

rm_new a
faults_in_function gunyah_rm gh_rm_rx_callback
# Every allocation of the receiving thread, whichever task that is
faults_set probability 100
contents $faults_failslab/../failslab/task-filter
cleanup "echo $reply >$faults_failslab/task-filter"
echo 0 >$faults_failslab/task-filter
rm_calls a "size=1000"
check "its caller is told" rm_stats_are a "failed=1 last_error=-12"
check "it is counted" eventually rm_counter_at_least a drops/no_memory 1
rm_notify a 0x56100002 01
check "a notification is dropped" eventually \
	rm_counters_are a "drops/no_memory=2 notifications/delivered=0"
echo 0 >$faults_failslab/probability
check "the next reply is received" rm_works a
rm_notify a 0x56100002 01
check "so is the next notification" eventually \
	rm_counters_are a "notifications/delivered=1"
