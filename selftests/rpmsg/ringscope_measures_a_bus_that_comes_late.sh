#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# ringscope measures with one driver loaded and the other not, says so, and goes
# on with the bus when that comes, from its first message on.
. "${0%/*}/lib/test.sh"

# answers STATUS TEXT COMMAND...
answers() {
	answers_status=$1
	answers_text=$2
	shift 2
	"$@" >"$tmp/answer" 2>&1
	same "exit status" "$answers_status" $? || return
	why=$(cat "$tmp/answer")
	case $why in
	*"$answers_text"*) return 0 ;;
	esac
	return 1
}

# joined: ringscope holds the bus's events
joined() {
	ringscope list >"$tmp/list" && grep -q "on rpmsg_bus_rx " "$tmp/list"
}

round() {
	channel_send echo selftest 0x600 20 8 send &&
		eventually link_is echo rx/received 21
}

measured() {
	stage_path "$device" "$1" || return
	stage_counts "$reply"
	same "$1 measured and lost" 21 $((stage_count + stage_lost))
}

requires bus ringscope
requires_module gunyah_mbox
test_start 7
test_tmp
modules_unload
cleanup modules_load
check "a stage of the bus cannot be had" answers 4 "modprobe rpmsg_bus" \
	ringscope hist -d 0.2 -s wait-wake
check "one that both have can" answers 0 "measured for" \
	ringscope hist -d 0.2 -s send-rx
check "all there are can" answers 0 "measured for" ringscope hist -d 0.2
tool_start
modules_load || fatal "the bus does not load"
eventually joined || fatal "ringscope does not find the bus"
client_load
remote_new echo
remote_device echo
device=$reply
service_new echo selftest 0x600
check "messages go round" round
tool_result
check "it ends well" same "exit status" 0 "$tool_status"
check "they are measured when received" measured send-rx
check "they are measured when the callback returns" measured rx-rxdone
