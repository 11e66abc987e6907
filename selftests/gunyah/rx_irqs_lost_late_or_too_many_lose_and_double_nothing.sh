#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whatever becomes of RX interrupts, each message is received once, in order,
# as soon as one interrupt comes.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

queue_new a peer=loopback depth=20
fault a rx_irq_lose 2
traffic a "count=3 window=3 push=1"
check "lost" all_returned a 3
fault a rx_irq_delay_us 20000
traffic a "count=17 window=8"
check "late" all_returned a 20
fault a rx_irq_delay_us 0
fault a rx_irq_repeat 30
traffic a "count=30 window=1"
check "repeated" all_returned a 50
fault a rx_irq_repeat 0
fault a rx_irq_spurious 60
traffic a "count=50 window=8"
check "spurious" all_returned a 100
counter_of a rx/rx_irqs
before=$reply
fault a rx_irq_raise 5
eventually counter_at_least a rx/rx_irqs $((before + 5))
check "on an empty queue" all_returned a 100
