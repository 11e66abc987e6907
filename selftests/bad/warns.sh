#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The kernel warns.
# Boot: stock
# Caught by: the kernel log is clean
# Caught by: kernel log
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=warn
check "the module is there" module_loaded gunyah_selftest_bad
