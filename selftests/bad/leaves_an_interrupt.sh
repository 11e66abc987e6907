#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# An interrupt stays requested.
# Boot: stock
# Caught by: nothing is left behind
. "${0%/*}/lib/test.sh"

# A failing test waits that long for its leftovers to go.
patience=5

requires sim
test_start 1

test_module gunyah_selftest_bad does=keep_irq
check "the module is there" module_loaded gunyah_selftest_bad
