#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote says that it used fewer bytes of a buffer than the header has: then
# any length that the header gives is handed on.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

received() {
	eventually client_totals_are "received=$1"
}

# 600 bytes of a buffer that has 496 for them: the rest is another message's.
beyond() {
	remote_do echo raw "15 600 0x600 0x400 0" && received 2 &&
		client_totals_are "wrong=1"
}

requires bus
bug_start 3
client_load
remote_new echo
service_new echo selftest 0x600
remote_do echo raw "512 496 0x600 0x400 0"
check "a message as it should be is received" received 1
check "with no byte of any other" client_totals_are "wrong=0"
bug "a client gets bytes beyond the end of the buffer" beyond
