#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The test plans more results than it prints.
# Boot: stock
# Caught by: 3 results, planned 4
. "${0%/*}/lib/test.sh"

requires sim
test_start 2

check "the first result" true
