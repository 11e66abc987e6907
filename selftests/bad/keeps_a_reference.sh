#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A reference to a module is kept.
# Boot: stock
# Caught by: nothing is left behind
. "${0%/*}/lib/test.sh"

# A failing test waits that long for its leftovers to go.
patience=5

requires sim
test_start 1

test_module gunyah_selftest_bad does=keep_reference
check "the module is there" module_loaded gunyah_selftest_bad
