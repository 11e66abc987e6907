#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation is to fail in turn, and there is none.
# Boot: debug
# Caught by: each failure is told
. "${0%/*}/lib/test.sh"

requires sim fail_nth
test_start 1

test_module gunyah_selftest_bad
faults_in_module gunyah_selftest_bad
check "each failure is told" fail_each true true
