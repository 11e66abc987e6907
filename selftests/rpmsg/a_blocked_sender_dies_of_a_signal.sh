#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program that sleeps in a send, and would for ever, dies of SIGKILL; one
# that gets another signal is interrupted. A thread that is to stop stops.

. "${0%/*}/lib/test.sh"

# blocked: $blocked is a program in a send that never ends
blocked() {
	channel_of silent selftest 0x600
	remote_write "$reply/client/send" "1 64 patient" &
	blocked=$!
	eventually link_is silent tx/sleepers 1
}

ends_by() {
	blocked || return
	kill "-$1" $blocked
	wait $blocked
	ends_status=$?
	at_least "status" 1 $ends_status &&
		link_are silent "tx/sleepers=0 tx/timeouts=0 tx/signals=$2"
}

thread() {
	client_write silent selftest 0x600 senders "1 1 patient" &&
		eventually link_is silent tx/sleepers 1 &&
		driver_unbind $client_driver silent selftest 0x600 &&
		client_totals_are "senders=0 sent=16 interrupted=3" &&
		link_is silent tx/signals 3
}

requires bus
test_start 4
client_load
remote_new silent remote=silent
service_new silent selftest 0x600
check "the remote has all buffers" \
	channel_send silent selftest 0x600 16 64 trysend
check "SIGKILL ends a send" ends_by KILL 1
check "SIGTERM ends a send" ends_by TERM 2
check "kthread_stop ends a send" thread
