#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Threads blocked in sending on a queue that is full, and those behind them,
# return with -ESHUTDOWN when the queue is taken away.
. "${0%/*}/lib/test.sh"

requires sim
test_start 2

queue_new a peer=user depth=1
queue_give a gunyah_selftest_senders threads=5 tx_block=1
eventually counter_is a tx/sent 1
check "they are blocked" senders_are "accepted=0 refused=0 completed=0"
queue_del a
check "each is woken once, with -ESHUTDOWN" \
	senders_each_once "shut_down=5 failed=0 succeeded=0"
