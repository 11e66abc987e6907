#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# While CPUs go offline and come back, in every completion context, messages go
# on, and each completes once.
. "${0%/*}/lib/test.sh"

cpus=/sys/devices/system/cpu

cpu_set() {
	echo "$2" >"$cpus/$1/online"
}

# go_on: ten more messages of each thread
go_on() {
	senders_total completed
	eventually senders_at_least completed $((reply + 40))
}

# survives_hotplug: every CPU but the first goes once
survives_hotplug() {
	for cpu in "$cpus"/cpu[0-9]*/online; do
		cpu=${cpu%/online}
		cpu=${cpu##*/}
		[ "$cpu" != cpu0 ] || continue
		cpu_set "$cpu" 0 && go_on && cpu_set "$cpu" 1 && go_on || return
	done
	queue_del a
	senders_each_once "failed=0"
}

requires sim cpus=2
test_start 6

for cpu in "$cpus"/cpu[1-9]*/online; do
	cleanup "echo 1 >$cpu"
done
cleanups=$test_cleanups
for completion in tasklet irq_work bh_workqueue workqueue irq_thread poll; do
	test_cleanups=$cleanups
	queue_new a peer=loopback depth=4
	queue_give a gunyah_selftest_senders threads=4 completion=$completion
	if queue_bound a; then
		check "completing by $completion" survives_hotplug
	else
		skip "completing by $completion" "this kernel lacks it"
	fi
	test_clean_up
done
