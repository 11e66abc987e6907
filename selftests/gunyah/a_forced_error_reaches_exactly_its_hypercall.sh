#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each hypercall of the simulator that takes a capability can be told to fail,
# with each error, at a given call, so many times: that call answers so and does
# nothing, those before and after it and all other calls answer as ever.
. "${0%/*}/lib/test.sh"

calls_file=

# answers CALLS WANTED
answers() {
	echo "$1" >"$calls_file"
	contents "$calls_file"
	same "answers to $1" "$2" "$reply"
}

# each_error KNOB CALLS WANTED: the second call of that kind fails, with E
each_error() {
	for error in $errors; do
		fault a "$1" "2 $error"
		answers "$2" "${3%E*}$error${3#*E}" || return
	done
}

# some_calls KNOB CALL: it fails the second and the third time of five
some_calls() {
	fault a "$1" "2 30 2"
	fault_left_is a "$1" "2 30 2" || return
	answers "$2 $2 $2 $2 $2" "0 30 30 0 0" &&
		fault_left_is a "$1" "0 30 0"
}

requires sim
test_start 10

errors="$(hypercall_errors | cut -f 1) -2 61"
queue_new a peer=loopback
queue_give a gunyah_selftest_calls
calls_file=$sim_bus/devices/$queue_given/calls

# What was not sent is not there; what was not received or flushed still is.
while IFS='|' read -r knob calls wanted; do
	check "$knob: each error" each_error "$knob" "$calls" "$wanted"
done <<-'EOT'
	tx_error|send send send configure_send recv recv recv|0 E 0 0 0 0 60
	rx_error|send send recv recv recv configure_recv flush|0 0 0 E 0 0 0
	tx_configure_error|configure_send send configure_send configure_recv recv flush configure_send|0 0 E 0 0 0 0
	rx_configure_error|configure_recv send configure_recv configure_send recv flush configure_recv|0 0 E 0 0 0 0
	rx_flush_error|flush send flush recv configure_send configure_recv flush recv|0 0 E 0 0 0 0 60
EOT
check "tx_error: some calls" some_calls tx_error send
check "rx_error: some calls" some_calls rx_error recv
check "tx_configure_error: some calls" \
	some_calls tx_configure_error configure_send
check "rx_configure_error: some calls" \
	some_calls rx_configure_error configure_recv
check "rx_flush_error: some calls" some_calls rx_flush_error flush
