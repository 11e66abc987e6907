#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Threads make endpoints, each of which two threads destroy at the same time,
# while messages to all their addresses come in.

. "${0%/*}/lib/test.sh"

load() {
	for load_addr in 1025 1026 1027 1028 1025 1026 1027 1028; do
		remote_do echo send "0x600 $load_addr 8 200" || return
	done
}

churn() {
	client_write echo selftest 0x600 churn "4 2000" && echo >"$tmp/churned"
}

churn_under_load() {
	churn &
	until [ -e "$tmp/churned" ]; do
		load || return
	done
	rm "$tmp/churned"
}

# An emulated CPU may do all of it before a message comes.
churn_is_noticed() {
	churn_under_load && client_total_at_least received 1
}

requires bus
test_start 3
test_tmp
client_load
remote_new echo ring_size=64
service_new echo selftest 0x600
check "endpoints are made and destroyed under load, which finds some" \
	eventually churn_is_noticed
check "none was refused" client_totals_are "not_created=0"
check "no callback came too late, or while another ran" \
	client_totals_are "too_late=0 at_once=0 wrong=0"
