#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A queue taken away under traffic completes every message that it had
# accepted, once: with its own result, or with -ESHUTDOWN.
. "${0%/*}/lib/test.sh"

total() {
	cat "/sys/module/gunyah_selftest_senders/parameters/$1"
}

sending() {
	at_least "completed" 50 "$(total completed)"
}

each_completed_once() {
	same "completed" "$(total accepted)" "$(total completed)" &&
		same "completed twice" 0 "$(total completed_twice)" &&
		same "lost" 0 "$(total lost)" &&
		same "shut down" 20 "$(total shut_down)"
}

requires sim
test_start 6

for completion in tasklet irq_work bh_workqueue workqueue irq_thread poll; do
	queue_new a peer=loopback depth=4
	queue_give a gunyah_selftest_senders threads=20 completion=$completion
	if queue_bound a; then
		eventually sending
		queue_del a
		check "completing by $completion" each_completed_once
	else
		skip "completing by $completion" "this kernel lacks it"
	fi
	test_clean_up
done
