#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A message is completed twice.
# Boot: stock
# Caught by: each message completes once
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

queue_new a peer=loopback
queue_device a
test_module gunyah_selftest_bad does=complete_twice device="$reply"
traffic a "count=5"
check "each message completes once" all_returned a 5
