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

load_for_ever() {
	while load; do
		:
	done
}

churn() {
	load_for_ever &
	churn_load=$!
	client_write echo selftest 0x600 churn "4 2000"
	churn_status=$?
	kill $churn_load
	wait $churn_load 2>/dev/null
	return $churn_status
}

requires bus
test_start 4
client_load
remote_new echo ring_size=64
service_new echo selftest 0x600
check "endpoints are made and destroyed under load" churn
check "none was refused" client_totals_are "not_created=0"
check "some messages found theirs" client_total_at_least received 1
check "no callback came too late, or while another ran" \
	client_totals_are "too_late=0 at_once=0 wrong=0"
