#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Bytes at random between replies are dropped one by one; every answer among
# them is received.
. "${0%/*}/lib/test.sh"

requires sim
test_start 3

rm_new a
rm_set a replies/storm "0 42"
rm_fault a garbage 300
rm_calls a "count=300 size=100"
check "every call is answered" rm_stats_are a "answered=300 corrupt=0"
check "there was something before every reply" rm_sim_is a struck 300
rm_counter_of a drops/too_short && short=$reply
rm_counter_of a drops/bad_version && bad=$reply
check "which was dropped" same "dropped" 300 $((short + bad))
