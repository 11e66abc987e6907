#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# 32 threads sleep in a send when the remote goes. Each is told, at once, and
# the removal does not wait for anything else.

. "${0%/*}/lib/test.sh"

sleeping() {
	channel_send silent selftest 0x600 16 64 trysend &&
		client_write silent selftest 0x600 senders "32 1 patient" &&
		eventually link_are silent "tx/sleepers=32 tx/waits=32"
}

gone() {
	remote_kill silent &&
		eventually client_totals_are "senders=0" &&
		client_totals_are "shut_down=32 sent=16 failed=0 removes=1"
}

again() {
	remote_live silent || return
	service_new silent selftest 0x600
	channel_send silent selftest 0x600 16 64 trysend
}

requires bus
test_start 3
# The client's remove function does not wait for its senders: the bus does.
client_load join=0
remote_new silent remote=silent
service_new silent selftest 0x600
check "32 senders sleep" sleeping
check "removal wakes them all, and tells them why" gone
check "the remote that comes back has all its buffers" again
