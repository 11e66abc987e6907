#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Something that may sleep is called under a spinlock.
# Boot: debug
# Caught by: the kernel log is clean
# Caught by: kernel log
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=sleep_in_atomic
check "the module is there" module_loaded gunyah_selftest_bad
