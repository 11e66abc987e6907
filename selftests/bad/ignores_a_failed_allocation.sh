#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# An operation succeeds without the memory that it needs.
# Boot: debug
# Caught by: each failure is told
. "${0%/*}/lib/test.sh"

allocate() {
	echo 1 >/sys/module/gunyah_selftest_bad/parameters/allocate
}

failure_is_told() {
	parameter_of gunyah_selftest_bad allocated
	why="it succeeded without its memory"
	[ "$fail_status" != 0 ] || [ "$reply" = Y ]
}

requires sim fail_nth
test_start 1

test_module gunyah_selftest_bad
faults_in_module gunyah_selftest_bad
check "each failure is told" fail_each failure_is_told allocate
