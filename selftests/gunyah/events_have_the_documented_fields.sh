#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The tracepoints are an ABI: each event has the fields of docs/tracepoints.md,
# in that order, of that size and sign, and there is no undocumented event.
. "${0%/*}/lib/test.sh"

# fields_of EVENT: as the documentation writes them
fields_of() {
	fields=
	while read -r line; do
		case $line in
		field:*common_*) continue ;;
		field:*) ;;
		*) continue ;;
		esac
		name=${line%%;*}
		size=${line#*size:}
		sign=u
		[ "${line##*signed:}" = "1;" ] && sign=s
		fields="$fields, $sign$((${size%%;*} * 8)) ${name##* }"
	done <"$trace_dir/events/gunyah/$1/format"
	reply=${fields#, }
}

event_is() {
	fields_of "$1"
	same "$1" "$2" "$reply"
}

events_are() {
	found=
	for event in "$trace_dir"/events/gunyah/*/; do
		event=${event%/}
		found="$found ${event##*/}"
	done
	same "events" "$*" "${found# }"
}

requires sim tracefs
test_start 8

while read -r event fields; do
	check "$event" event_is "$event" "$fields"
done <<-'EOT'
	gh_msgq_drop u32 queue, u32 gen, u64 seq, u32 reason, u32 len, s32 error
	gh_msgq_rx u32 queue, u32 gen, u64 seq, u32 len, u32 more, u32 from_queue, u64 from_seq, s64 send_ns, s64 irq_ns
	gh_msgq_rx_irq u32 queue, u32 gen, u64 seq
	gh_msgq_send u32 queue, u32 gen, u64 seq, u32 len, u32 push
	gh_msgq_send_ret u32 queue, u32 gen, u64 seq, s32 error, u32 not_full, s64 send_ns
	gh_msgq_tx_irq u32 queue, u32 gen, u64 seq, u32 expected
	gh_msgq_txdone u32 queue, u32 gen, u64 seq, s32 ret, u32 context, s64 send_ns, s64 irq_ns
EOT
check "there are no others" events_are gh_msgq_drop gh_msgq_rx \
	gh_msgq_rx_irq gh_msgq_send gh_msgq_send_ret gh_msgq_tx_irq \
	gh_msgq_txdone
