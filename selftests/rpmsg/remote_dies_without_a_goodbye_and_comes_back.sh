#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Nothing moves while a remote is dead. When it is back, it has forgotten what
# was sent to it, and goes on.

. "${0%/*}/lib/test.sh"

dead() {
	remote_fault echo dead 1
	client_prints 16 echo 0x500 0x600 fill 8 &&
		remote_counters_are echo "received=0 sent=0"
}

back() {
	remote_fault echo dead 0
	remote_counters_are echo "received=0 lost=16"
}

requires remote
test_start 4
remote_new echo
check "a dead remote takes nothing" dead
check "a dead remote sends nothing" not remote_do echo send "1 0x500 4 1"
check "what was sent meanwhile is lost" back
check "the remote answers again" client echo 0x500 0x600 echo 100 8
