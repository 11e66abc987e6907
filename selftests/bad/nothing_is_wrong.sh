#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Nothing is wrong with this one.
# Boot: stock
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=nothing
check "the module is there" module_loaded gunyah_selftest_bad
