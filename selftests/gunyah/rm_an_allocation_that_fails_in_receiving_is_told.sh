#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When there is no memory for a reply its caller is told; when there is none
# for a notification it is dropped. What comes next is received.
. "${0%/*}/lib/test.sh"

# faults_in_receiving: whichever task that is
faults_in_receiving() {
	# shellcheck disable=SC2046
	faults_between $(faults_symbols gunyah_rm | awk '
		$3 == "gh_rm_rx_exit" { print first, $1 }
		!first && $3 ~ /^gh_rm_rx_[a-z]*$/ { first = $1 }')
	faults_set probability 100
}

requires sim fail_nth
test_start 5

rm_new a
faults_in_receiving
rm_calls a "size=1000"
check "its caller is told" rm_stats_are a "failed=1 last_error=-12"
check "it is counted" eventually rm_counter_at_least a drops/no_memory 1
rm_notify a 0x56100002 01
check "a notification is dropped" eventually \
	rm_counters_are a "drops/no_memory=2 notifications/delivered=0"
echo 0 >"$faults_failslab/probability"
check "the next reply is received" rm_works a
rm_notify a 0x56100002 01
check "so is the next notification" eventually \
	rm_counters_are a "notifications/delivered=1"
