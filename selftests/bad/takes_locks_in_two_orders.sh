#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Two locks are taken in one order, then in the other.
# Boot: debug
# Order: first
# Caught by: the kernel log is clean
# Caught by: kernel log
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=lock_order
check "the module is there" module_loaded gunyah_selftest_bad
