#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# For every stage what was measured and what was not are as many as the bus
# counted, and as long as its events say, with sleepers that end in every way
# and messages that the remote made.
. "${0%/*}/lib/test.sh"

# adds_up STAGE COUNTER
adds_up() {
	link_counter echo "$2" && stage_adds_up "$device" "$1" "$reply"
}

# takes STAGE EVENT FIELD: the sum of its times is that of the event's
takes() {
	takes_traced=$(awk -v event=": $trace_prefix$2: " -v field=" $3=" '
		index($0, event) && (at = index($0, field)) {
			ns = substr($0, at + length(field)) + 0
			if (ns > 0)
				sum += ns
		}
		END { printf "%.0f", sum }' "$trace_instance/trace")
	at_least "sum of $3" 1 "$takes_traced" &&
		stage_path "$device" "$1" &&
		json_is "$reply.sum_ns" "$takes_traced"
}

# loses STAGE REASON COUNT: so many, and for no other reason
loses() {
	stage_path "$device" "$1" || return
	stage_counts "$reply"
	json_is "$reply.lost.$2" "$3" || return
	same "all that $1 lost" "$3" "$stage_lost"
}

# Of what the remote made, its announcement among it, no time is known.
losses() {
	loses send-rx not-carried 6 && loses send-reclaim not-carried 0 &&
		loses wait-wake not-carried 0 && loses rx-rxdone not-carried 0
}

sends() {
	channel_send echo selftest 0x600 300 40 send &&
		remote_do echo send "0x600 0x400 8 5" &&
		eventually link_is echo rx/received 306
}

# One is woken by time, then one by a buffer: its message alone comes back, for
# what was sent to the dead remote is lost.
sleeps() {
	remote_fault echo dead 1
	channel_send echo selftest 0x600 16 8 trysend
	not channel_send echo selftest 0x600 1 8 bounded || return
	channel_send echo selftest 0x600 1 8 send &
	eventually link_is echo tx/sleepers 1 || return
	remote_fault echo dead 0
	wait $! && eventually link_is echo rx/received 307
}

requires bus ringscope tracefs
test_start 12
test_tmp
trace_open
client_load
remote_new echo
remote_device echo
device=$reply
trace_start rpmsg_bus_reclaim rpmsg_bus_wake rpmsg_bus_rx rpmsg_bus_rx_done
tool_start
service_new echo selftest 0x600
check "messages go round" sends
check "senders sleep" sleeps
tool_result
trace_stop
check "it ends well" same "exit status" 0 "$tool_status"
while read -r stage counter event field; do
	check "$stage, its count" adds_up "$stage" "$counter"
	check "$stage, its times" takes "$stage" "$event" "$field"
done <<-EOT
	send-reclaim tx/reclaimed reclaim send_ns
	wait-wake tx/waits wake wait_ns
	send-rx rx/received rx send_ns
	rx-rxdone rx/received rx_done callback_ns
EOT
check "what is lost is what the remote made" losses
