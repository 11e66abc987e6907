#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A message is never received, and the sender waits.
# Boot: stock
# Caught by: TIMEOUT 30 seconds
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

queue_new a peer=user depth=1
traffic a "count=1"
check "the message is complete" each_once a 1
