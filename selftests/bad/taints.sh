#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The kernel gets tainted and says nothing of it.
# Boot: stock
# Caught by: the kernel log is clean
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=taint
check "the module is there" module_loaded gunyah_selftest_bad
