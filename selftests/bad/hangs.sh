#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A wait never ends.
# Boot: stock
# Caught by: TIMEOUT 30 seconds
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

test_module gunyah_selftest_bad does=hang
check "the module is there" module_loaded gunyah_selftest_bad
