#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each tracepoint of a doorbell fires at its step, with the values of what it
# is about.
. "${0%/*}/lib/test.sh"

trace_prefix=gh_bell_

requires sim tracefs
test_start 16

bell_new other
bell_new a
for half in tx rx; do
	bell_class a $half
	contents "$reply/id"
	eval "$half=$reply"
	contents "/sys/class/gunyah_bell/bell$reply/generation"
	eval "${half}_gen=$reply"
done
trace_open
trace_start

bell_claim a 0x30
bell_claim a 0x10
bell_traffic a "flags=0x10 wait=1"
bell_fault a irq_lose 3
bell_traffic a "flags=0x10 count=3"
bell_traffic a "flags=0x20 wait=1"
bell_fault a send_error "1 30"
bell_traffic a "flags=0x40"
bell_fault a receive_error "1 31"
bell_traffic a "flags=0x10 wait=1"
bell_ring a 0x20
eventually bell_stats_are a "heard=4"
bell_release a 0x30
bell_claim a simple
bell_traffic a "flags=0x80 wait=1"
trace_stop

t="bell=$tx gen=$tx_gen"
r="bell=$rx gen=$rx_gen"
from="from_bell=$tx from_seq"
while read -r what line; do
	check "$what" traced "$line"
done <<-EOT
	claim claim: $r bits=30 ret=0
	claim,refused claim: $r bits=10 ret=-16
	send send: $t seq=1 flags=10
	send_ret send_ret: $t seq=1 error=0 old_flags=0
	irq irq: $r
	rx rx: $r flags=10 sends=1 $from=1 error=0 send_ns=[0-9]* irq_ns=[0-9]*
	callback callback: $r flags=10 send_ns=[0-9]* irq_ns=[0-9]*
	send_ret,coalesced send_ret: $t seq=3 error=0 old_flags=10
	rx,coalesced rx: $r flags=30 sends=4 $from=2 error=0 send_ns=[0-9]* irq_ns=[0-9]*
	send_ret,refused send_ret: $t seq=6 error=30 old_flags=0
	rx,failed rx: $r flags=0 sends=0 from_bell=0 from_seq=0 error=31 send_ns=-3 irq_ns=[0-9]*
	rx,by_timer rx: $r flags=10 sends=1 $from=7 error=0 send_ns=-3 irq_ns=-3
	rx,of_another rx: $r flags=20 sends=1 from_bell=0 from_seq=0 error=0 send_ns=-2 irq_ns=[0-9]*
	release release: $r bits=30
	callback,simple callback: $r flags=0 send_ns=-2 irq_ns=[0-9]*
EOT
check "no event is about the doorbell beside it" not traced "*: bell=$((tx - 1)) *"
