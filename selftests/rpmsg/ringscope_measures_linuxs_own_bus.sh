#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# With none of our modules but the simulator, ringscope measures Linux's own bus:
# as many messages as the remotes counted, whichever way the kernel allows, and
# each remote's for itself.
. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"
. "$test_dir/lib/stock.sh"

ring=16
late=100	# ms

# stage_is DEVICE STAGE COUNT REASON LOST
stage_is() {
	stage_path "$1" "$2" || return
	stage_counts "$reply"
	same "$2 of $1" "$3" "$stage_count" &&
		same "all that $2 lost" "$5" "$stage_lost" &&
		json_is "$reply.lost.$4" "$5"
}

# One at a time, each of which has its answer; then three at once
talk() {
	client echo 0x500 0x600 echo 100 40 &&
		client other 0x500 0x600 echo 20 40 &&
		char_new other three 0x501 0x600 &&
		char_is "write 8;write 8;write 8;read 8;read 8;read 8;destroy 0;" \
			"$reply" write=8 write=8 write=8 read=9 read=9 read=9 \
			destroy
}

counted() {
	remote_counters_are echo "received=100 sent=100" &&
		remote_counters_are other "received=23 sent=23"
}

# The driver takes a buffer back when it needs one, so a ring is still out.
reclaimed() {
	stage_is "$echo" send-reclaim $((100 - ring)) before-attach 0 &&
		stage_is "$other" send-reclaim $((23 - ring)) before-attach 0
}

called() {
	stage_is "$echo" rx-rxdone 100 before-attach 0 &&
		stage_is "$other" rx-rxdone 23 before-attach 0
}

answered() {
	stage_is "$echo" round-trip 100 superseded 0 || return
	stage_path "$other" round-trip || return
	stage_counts "$reply"
	json_of "$reply.lost.superseded" &&
		same "lost for another reason" "$reply" "$stage_lost" &&
		same "answered and superseded" 23 $((stage_count + stage_lost))
}

# measures NAME=VALUE...: in this environment
measures() {
	remote_new echo ring_size=$ring
	remote_new other ring_size=$ring
	remote_device echo && echo=$reply
	remote_device other && other=$reply
	tool_start
	check "$1: messages go round" talk
	tool_result
	check "$1: it ends well" same "exit status" 0 "$tool_status"
	check "$1: the remotes counted the same" counted
	check "$1: buffers that came back" reclaimed
	check "$1: callbacks" called
	check "$1: requests and answers" answered
	remote_del echo
	remote_del other
}

# kicked: since the driver had kicked $kicks times it has looked for received
# messages, found one, and then no more
kicked() {
	remote_counter slow rx_kicks && [ "$reply" -gt "$kicks" ]
}

# one: there and back. The interrupt is late, not the message: what came while
# the driver is still at the one before would be received at once.
one() {
	remote_counter slow rx_kicks && kicks=$reply
	client slow 0x500 0x600 echo 1 8 && eventually kicked
}

# A message that the interrupt keeps waiting has waited.
waited() {
	remote_new slow
	remote_device slow && slow=$reply
	remote_fault slow rx_irq_delay_us ${late}000
	tool_start --stage round-trip
	one && one && one || return
	tool_result
	stage_is "$slow" round-trip 3 superseded 0 || return
	stage_path "$slow" round-trip && json_of "$reply.min_ns" &&
		at_least "the shortest, ns" $((late * 500000)) "$reply"
}

requires stock ringscope
test_start 14
test_tmp
stock_load
stock_ours
check "nothing of ours is there" same modules "rpmsg_sim " "$reply"
measures "as the kernel allows"
export RINGSCOPE_NO_FENTRY=1
measures "by kprobes"
check "what waits is measured to" waited
