#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A peer that sends faster than the client can receive, and never stops, does
# not keep a queue from being removed.
. "${0%/*}/lib/test.sh"

writer_has_ended() {
	not kill -0 "$writer" 2>/dev/null
}

requires sim
test_start 3

queue_new a peer=user depth=255
queue_give a gunyah_selftest_senders threads=0 rx_us=1000
peer write a 1000000000 >/dev/null &
writer=$!
cleanup "kill $writer"
check "messages pour in" eventually counter_at_least a rx/received 300
queue_del a &
check "the queue goes" eventually not queue_bound a
check "and so does the peer" eventually writer_has_ended
