#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A reply of several messages that lacks one, or is broken off by another
# message, is no answer; neither becomes part of the next reply.
. "${0%/*}/lib/test.sh"

requires sim
test_start 8

rm_timeout 1000
rm_new a
rm_fault a lost_continuation
rm_calls a "size=1000"
check "one is missing: no answer" rm_stats_are a "answered=0 timed_out=1"
rm_calls a "size=1000"
check "the rest of it is dropped when the next begins" \
	rm_counters_are a "drops/interrupted=1"
check "which is whole" rm_stats_are a "answered=1 corrupt=0"
rm_fault a interrupted
rm_calls a "size=1000"
check "broken off: the caller is told at once" rm_stats_are a "bad=1"
check "what broke it off is received" eventually \
	rm_counters_are a "notifications/delivered=1"
check "the end of it belongs to nothing" eventually \
	rm_counters_are a "drops/stray_continuation=1 drops/interrupted=2"
rm_fault a short_payload
rm_calls a "size=1000"
check "a byte too few is what the caller has to see" rm_stats_are a "corrupt=1"
check "then it works" rm_works a
