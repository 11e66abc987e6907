#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A Resource Manager keeps one reply that it has not sent, and forgets it for
# the next one: callers take turns, so that none of them loses its answer.
. "${0%/*}/lib/test.sh"

requires sim
test_start 3

rm_timeout 5000
rm_new a
rm_set a replies/delay_us 10000
rm_calls a "callers=16 count=2 size=300"
check "every caller had its answers" rm_stats_are a "answered=32 timed_out=0"
check "no reply was pushed out by another" rm_sim_is a replaced 0
check "and none came to nothing" rm_counters_are a \
	"calls/begun=32 calls/answered=32"
