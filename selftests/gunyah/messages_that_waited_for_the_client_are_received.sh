#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Messages that came before the client did, and whose interrupt came and went,
# reach it when it binds.
. "${0%/*}/lib/test.sh"

requires sim
test_start 2

queue_new a peer=user
queue_device a
device=$reply
driver_unbind gunyah_traffic.traffic "$device"
fault a rx_irq_lose 1
peer write a 8 >/dev/null
driver_bind gunyah_traffic.traffic "$device"
check "all are received" eventually all_received a 8
check "without an interrupt" \
	counters_are a "rx/rx_irqs=0 rx/received_by_irq=0 rx/dropped=0"
