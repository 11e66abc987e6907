#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The kernel dereferences a null pointer.
# Boot: stock
# Order: last
# Caught by: nothing is left behind
# Caught by: Bail out! gunyah_selftest_bad cannot be loaded
# Caught by: kernel log
. "${0%/*}/lib/test.sh"

# A failing test waits that long for its leftovers to go.
patience=5

requires sim
test_start 1

test_module gunyah_selftest_bad does=oops
check "the module is there" module_loaded gunyah_selftest_bad
