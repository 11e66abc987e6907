#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A message that the hypervisor did not take for the moment goes out by
# itself: no other message is sent, no interrupt comes.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4

queue_new a peer=loopback
fault a tx_full 2
traffic_start a "count=1"
check "full though there is room" eventually all_returned a 1
check "it was held and tried again" counters_are a "tx/held=1 tx/rechecks=2"
traffic_stop a
fault a tx_error "1 -2 2"
traffic_start a "count=1"
check "hypervisor asks to retry" eventually all_returned a 2
check "held and tried again, too" counters_are a "tx/held=2 tx/rechecks=4"
