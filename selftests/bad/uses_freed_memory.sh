#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Memory is read after it was freed.
# Boot: debug
# Order: last
# Caught by: the kernel log is clean
# Caught by: kernel log
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=use_after_free
check "the module is there" module_loaded gunyah_selftest_bad
