#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each tracepoint of a Resource Manager fires at its step, with the values of
# what it is about.
. "${0%/*}/lib/test.sh"

trace_prefix=gh_rm_

requires sim tracefs
test_start 15

rm_timeout 1000
rm_new other
rm_new a
rm_counter_of a id && id=$reply
rm_counter_of a generation && gen=$reply
trace_open
trace_start

rm_calls a "size=61"
rm_calls a "size=1000"
rm_set a replies/error 5
rm_calls a "size=62"
rm_fault a lose
rm_calls a "size=63"
rm_fault a duplicate
rm_calls a "size=64"
rm_fault a wrong_id
rm_calls a "size=65"
rm_fault a too_short
rm_calls a "size=66"
rm_fault a bad_continuation
rm_calls a "size=1001"
rm_notify a 0x56100002 0102030405
eventually rm_counters_are a "notifications/delivered=1"
trace_stop

r="rm=$id gen=$gen"
echo="message_id=0x5f000001"
while read -r what line; do
	check "$what" traced "$line"
done <<-EOT
	call call: $r seq=0 $echo len=61 messages=1 wait_ns=[0-9]*
	reply reply: $r seq=0 $echo error=0 len=61 call_ns=[0-9]*
	call,in_pieces call: $r seq=1 $echo len=1000 messages=5 wait_ns=[0-9]*
	reply,in_pieces reply: $r seq=1 $echo error=0 len=1000 call_ns=[0-9]*
	reply,refused reply: $r seq=2 $echo error=5 len=0 call_ns=[0-9]*
	fail,timed_out fail: $r seq=3 $echo ret=-110
	reply,doubled reply: $r seq=4 $echo error=0 len=64 call_ns=[0-9]*
	drop,duplicate drop: $r seq=4 $echo reason=duplicate len=64
	drop,wrong_id drop: $r seq=5 message_id=0x5f800001 reason=wrong_id len=65
	fail,wrong_id fail: $r seq=5 $echo ret=-110
	drop,too_short drop: $r seq=0 message_id=0x0 reason=too_short len=7
	drop,mismatch drop: $r seq=7 $echo reason=mismatch len=*
	fail,bad fail: $r seq=7 $echo ret=-74
	notification notification: $r seq=0 message_id=0x56100002 len=5 rx_ns=[0-9]*
EOT
check "no event is about the one beside it" not traced "*: rm=$((id - 1)) *"
