#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Several threads that block on one queue each return when their own message
# is complete, with its own result.
. "${0%/*}/lib/test.sh"

requires sim
test_start 3

queue_new a peer=loopback depth=2
queue_give a gunyah_selftest_senders threads=8 tx_block=1
for nth in 50 60 70; do
	fault a tx_error "$nth 30 10"
	eventually fault_left_is a tx_error "0 30 0"
done
check "all go on" eventually senders_at_least completed 300
check "the errors happened" senders_at_least failed 30
queue_del a
check "each got its own result, at the right time" \
	senders_each_once "failed=30"
