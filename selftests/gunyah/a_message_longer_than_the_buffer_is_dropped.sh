#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A receive that claims more bytes than the buffer holds is dropped and
# counted, and the drain goes on: no interrupt comes for what is behind it.
. "${0%/*}/lib/test.sh"

requires sim
test_start 2

queue_new a peer=user
queue_device a
device=$reply
driver_unbind gunyah_traffic.traffic "$device"
fault a rx_irq_lose 1
fault a rx_oversize 2
peer write a 5 >/dev/null
driver_bind gunyah_traffic.traffic "$device"
check "the others are received" eventually stat_is a received 3
check "those two are counted" \
	counters_are a "rx/received=3 rx/dropped=2 rx/rx_irqs=0"
