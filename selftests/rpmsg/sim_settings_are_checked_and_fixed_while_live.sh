#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote's settings take what docs/ABI says, and only until it lives.

. "${0%/*}/lib/test.sh"

refused() {
	! remote_set new ring_size 24 && ! remote_set new ring_size 1 &&
		! remote_set new ring_size 512 && ! remote_set new remote nobody
}

taken() {
	remote_set new ring_size 8 && remote_set new remote sink &&
		remote_set new features_ns 0
}

fixed() {
	! remote_set new ring_size 16 && ! remote_set new remote echo &&
		! remote_set new features_ns 1
}

counters_without_life() {
	! cat "$remote_configfs/new/counters/sent" 2>/dev/null &&
		! cat "$remote_configfs/new/faults/dead" 2>/dev/null &&
		! cat "$remote_configfs/new/device" 2>/dev/null &&
		! remote_set new faults/dead 1 && ! remote_do new storm 1
}

requires remote
test_start 5
cleanup "remote_del new"
mkdir "$remote_configfs/new"
check "what makes no sense is refused" refused
check "what makes sense is taken" taken
check "what is not live has no faults, counters or actions" \
	counters_without_life
remote_live new
check "what lives does not change" fixed
remote_fault new tx_hold 1000
check "the ring has the size that was asked for" \
	client_prints 8 new 0x500 0x600 fill 8
