#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# So much is logged that the beginning is lost.
# Boot: stock
# Order: first
# Caught by: the kernel log is clean
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=flood
check "the module is there" module_loaded gunyah_selftest_bad
