#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A receive that claims more bytes than the buffer holds is dropped and
# counted, and the drain goes on.
. "${0%/*}/lib/test.sh"

requires sim
test_start 2

queue_new a peer=user
fault a rx_oversize 2
peer write a 5 >/dev/null
check "the others are received" eventually stat_is a received 3
check "those two are counted" counters_are a "rx/received=3 rx/dropped=2"
