#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Senders run out of buffers that a remote does not give back: one that is
# silent never does, one that holds some does when it is told to.

. "${0%/*}/lib/test.sh"

silent() {
	client_prints 16 silent 0x500 0x600 fill 8 &&
		remote_counters_are silent "received=0 held=0"
}

holding() {
	remote_fault sink tx_hold 1000
	client_prints 16 sink 0x500 0x600 fill 8 &&
		eventually remote_counters_are sink "received=16 held=16"
}

# One comes back, and after that none, or it would go round for ever.
one_back() {
	remote_fault sink tx_hold 15
	remote_fault sink tx_hold 1000
	client_prints 1 sink 0x500 0x600 fill 8 &&
		eventually remote_counters_are sink "received=17 held=16"
}

all_back() {
	remote_fault sink tx_hold 0
	client sink 0x500 0x600 send 100 8 &&
		eventually remote_counters_are sink "received=117 held=0"
}

requires remote
test_start 4
remote_new silent remote=silent
remote_new sink remote=sink
check "a silent remote takes nothing" silent
check "a holding remote reads everything and gives nothing back" holding
check "a buffer that comes back is used again" one_back
check "when all come back, all is as before" all_back
