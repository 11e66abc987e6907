#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Threads wait for a buffer when the remote goes: nobody tells them, and they
# sleep on where there is no device any more.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

sleeping() {
	channel_send silent selftest 0x600 16 64 trysend &&
		client_write silent selftest 0x600 senders "2 1 send" &&
		eventually sleeps_in rpmsg_send_offchannel_raw rpmsg_sender 2
}

# The driver does not wait for them.
forgotten() {
	remote_kill silent &&
		client_totals_are "removes=1 senders=2" &&
		sleeps_in rpmsg_send_offchannel_raw rpmsg_sender 2
}

requires bus
bug_start 2
client_load join=0
remote_new silent remote=silent
service_new silent selftest 0x600
check "threads sleep in a send" sleeping
bug "the device goes and they sleep on" forgotten
