#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote goes without a word, under traffic, comes back, and announces the
# same services: clients have them again, and nothing of the first life stays.

. "${0%/*}/lib/test.sh"

cycle() {
	service_new echo selftest 1
	service_new echo selftest 2
	client_write echo selftest 1 senders "4 100000 send" || return
	remote_do echo send "1 0x401 8 20" || return
	chaos_pick 10
	sleep "0.0$reply"
	remote_kill echo || return
	client_total probes
	client_totals_are "removes=$reply senders=0" && remote_live echo
}

requires bus
test_start 3
client_load on_message=sleep
remote_new echo
soak_begin
check "clients have the services again" chaos_each cycle
remote_kill echo
check "no link is left" no_link
check "nobody saw a wrong byte" client_totals_are "wrong=0 too_late=0 failed=0"
