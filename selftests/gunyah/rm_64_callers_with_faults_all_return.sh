#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# 64 callers at a time, and one reply of twenty is lost, late or nonsense: each
# call ends, as one thing, and no answer is taken for that of another call.
. "${0%/*}/lib/test.sh"

# all_count: the callers' own sum is the driver's
all_count() {
	sum=0
	for stat in answered timed_out bad; do
		rm_stat_of a $stat && sum=$((sum + reply))
	done
	same "answered, timed out or bad" 1280 $sum
}

requires sim
test_start 7

rm_timeout 300
rm_new a
rm_set a replies/storm "50 4711"
rm_calls a "callers=64 count=20 size=2000 vary=1"
check "every call returned" rm_stats_are a "running=0"
check "each as one thing" all_count
check "none with an answer to another" rm_stats_are a "corrupt=0 failed=0 gone=0"
rm_sim_of a struck
check "there were faults" at_least "struck" 20 "$reply"
rm_counter_of a calls/answered
check "most were answered" at_least "answered" 1100 "$reply"
check "the driver counted every call once" rm_adds_up a
rm_set a replies/storm 0
check "then it works" rm_works a
