#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is sent on a looped-back queue comes back once, intact and in order.
. "${0%/*}/lib/test.sh"

requires sim
test_start 2

queue_new a peer=loopback
check "the driver binds" queue_bound a
traffic a "count=500 size=64 window=8"
check "every message returns" all_returned a 500
