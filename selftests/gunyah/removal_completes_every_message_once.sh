#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A queue taken away under traffic completes every message that it had
# accepted, once: with its own result, or with -ESHUTDOWN.
. "${0%/*}/lib/test.sh"

requires sim
test_start 6

for completion in tasklet irq_work bh_workqueue workqueue irq_thread poll; do
	queue_new a peer=loopback depth=4
	queue_give a gunyah_selftest_senders threads=20 completion=$completion
	if queue_bound a; then
		eventually senders_at_least completed 50
		queue_del a
		check "completing by $completion" \
			senders_each_once shut_down=20
	else
		skip "completing by $completion" "this kernel lacks it"
	fi
	test_clean_up
done
