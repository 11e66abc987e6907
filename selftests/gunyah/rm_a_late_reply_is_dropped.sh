#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A call whose answer does not come in time ends with -ETIMEDOUT and keeps its
# number: its answer is late when it comes, and is not that of the next call.
. "${0%/*}/lib/test.sh"

requires sim
test_start 6

rm_timeout 50
rm_new a
test_module $rm_module
rm_set a replies/delay_us 2000000000
check "-ETIMEDOUT" rm_typed_is "-110 0" vmid
rm_timeout 60000
rm_set a replies/delay_us 0
check "its answer is dropped as late" eventually \
	rm_counters_are a "drops/late=1"
check "no call had it" rm_counters_are a \
	"calls/begun=1 calls/timed_out=1 calls/answered=0"
check "the next one has its own" rm_typed_is "0 3" vmid
rm_timeout 50
rm_set a replies/delay_us 2000000000
rm_typed vmid
rm_timeout 60000
rm_set a replies/delay_us 0
rm_calls a "count=10 size=500"
check "also while others are on the wire" rm_stats_are a "answered=10 corrupt=0"
check "nothing else was wrong" rm_counters_are a "drops/unsolicited=0 \
	drops/wrong_id=0 drops/duplicate=0"
