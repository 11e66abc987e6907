#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# 16 threads claim, ring and release bits of one doorbell: no two have the same
# one, all are told of their own and of no others, and nothing after the
# release.
. "${0%/*}/lib/test.sh"

storm=gunyah_selftest_bell_storm

storm_is() {
	parameter_of $storm "$1"
	same "$1" "$2" "$reply"
}

storm_at_least() {
	parameter_of $storm "$1"
	at_least "$1" "$2" "$reply"
}

requires sim
test_start 7

bell_new a
bell_give a $storm threads=16 cycles=100
check "they come to an end" eventually storm_is "done" 1600
driver_unbind $storm.bell_storm "$bell_given"
check "they got in each other's way" storm_at_least refused 1
check "and got through" storm_at_least told 16
check "no bit had two owners" storm_is shared 0
check "all were told" storm_is untold 0
check "of their own bits" storm_is foreign 0
check "and not when they had released them" storm_is late 0
