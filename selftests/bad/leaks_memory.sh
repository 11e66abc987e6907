#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Memory is lost.
# Boot: kcsan
# Caught by: no memory is leaked
# Caught by: kernel log
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=leak
check "the module is there" module_loaded gunyah_selftest_bad
