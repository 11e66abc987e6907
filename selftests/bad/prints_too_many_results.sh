#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The test prints a result that it did not plan.
# Boot: stock
# Caught by: 3 results, planned 2
. "${0%/*}/lib/test.sh"

requires sim
test_start 0

check "a result" true
