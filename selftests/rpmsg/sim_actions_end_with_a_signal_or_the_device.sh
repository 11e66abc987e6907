#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What a remote is told to send waits for buffers, and no longer than there is
# somebody to wait.

. "${0%/*}/lib/test.sh"

# send_many: more than there are buffers, to a guest that never hears of it
send_many() {
	remote_fault echo rx_irq_lose 1000000
	remote_write "$remote_configfs/echo/send" "1 0x500 8 100" &
	sender=$!
	eventually remote_counter_is echo sent 16
}

# ended: the sender has failed
ended() {
	! wait "$sender"
}

signal() {
	send_many && kill -TERM $sender && ended &&
		remote_counters_are echo "sent=16 dropped_no_buffer=1"
}

device() {
	remote_kill echo && remote_live echo && send_many &&
		remote_kill echo && ended
}

requires bus
test_start 2
remote_new echo
check "a signal ends it" signal
check "the end of the device ends it" device
