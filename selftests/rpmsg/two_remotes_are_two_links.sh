#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Two remotes with the same services do not see each other, and one can go
# while the other works.

. "${0%/*}/lib/test.sh"

differ() {
	link_of a && contents "$reply/id"
	differ_id=$reply
	link_of b && contents "$reply/id"
	[ "$differ_id" != "$reply" ]
}

each_its_own() {
	channel_send a selftest 1 100 8 send &&
		channel_send b selftest 1 50 8 send &&
		eventually link_are a "tx/sent=100 rx/received=101" &&
		eventually link_are b "tx/sent=50 rx/received=51"
}

one_goes() {
	client_write b selftest 1 senders "1 2000 send" &&
		remote_kill a &&
		eventually client_totals_are "senders=0" &&
		eventually link_are b "tx/sent=2050 rx/received=2051"
}

requires bus
test_start 3
client_load
remote_new a
remote_new b
service_new a selftest 1
service_new b selftest 1
check "each has a number of its own" differ
check "each gets its own messages" each_its_own
check "one can go while the other works" one_goes
