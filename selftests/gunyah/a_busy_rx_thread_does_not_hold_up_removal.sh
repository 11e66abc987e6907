#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A peer that never stops sending does not keep a queue from being removed.
. "${0%/*}/lib/test.sh"

writer_has_ended() {
	not kill -0 "$writer" 2>/dev/null
}

requires sim
test_start 3

queue_new a peer=user depth=255
peer write a 1000000000 >/dev/null &
writer=$!
check "messages pour in" eventually counter_at_least a rx/received 1000
queue_del a
check "the queue is gone" not queue_bound a
check "and so is the peer" eventually writer_has_ended
