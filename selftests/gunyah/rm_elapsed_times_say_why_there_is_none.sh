#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The driver takes the time of a call only while somebody listens; an event
# about a call that began before says so.
. "${0%/*}/lib/test.sh"

trace_prefix=gh_rm_

requires sim tracefs
test_start 3

rm_new a
trace_open
rm_timeout 3600000
rm_set a replies/delay_us 2000000000
rm_start a "callers=1 size=10"
eventually rm_counters_are a calls/begun=1
trace_start gh_rm_reply
rm_set a replies/delay_us 0
eventually rm_stats_are a answered=1
trace_stop
check "it began before anybody listened" traced "reply: * len=10 call_ns=-1"
trace_start gh_rm_reply
rm_calls a "size=11"
trace_stop
check "one listener is enough" traced "reply: * len=11 call_ns=[0-9]*"
trace_start gh_rm_call
rm_calls a "size=12"
trace_stop
check "for either" traced "call: * len=12 messages=1 wait_ns=[0-9]*"
