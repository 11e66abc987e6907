#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When a receive fails with messages left, nobody will interrupt for them: the
# driver comes back by itself.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4

queue_new a peer=user
fault a rx_error "1 30 3"
peer write a 4 >/dev/null
check "the first receives fail" eventually all_received a 4
check "each failure is counted" counters_are a "rx/dropped=3"
queue_device a
device=$reply
driver_unbind gunyah_traffic.traffic "$device"
fault a rx_irq_lose 1
peer write a 8 >/dev/null
fault a rx_error "3 30"
driver_bind gunyah_traffic.traffic "$device"
check "one in the middle fails" eventually all_received a 8
check "no interrupt came" counters_are a "rx/dropped=1 rx/rx_irqs=0"
