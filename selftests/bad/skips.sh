#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The test skips, and nobody expects it to.
# Boot: stock
# Caught by: unexpected skip: no such thing
. "${0%/*}/lib/test.sh"

requires_no_such_thing() {
	requires_missing "no such thing"
}

requires sim no_such_thing
test_start 1

check "nothing" true
