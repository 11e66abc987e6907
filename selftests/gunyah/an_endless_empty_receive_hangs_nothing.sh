#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A hypervisor that answers "no bytes, and there are more" for ever does not
# keep the RX thread busy, nor the queue from being removed; the messages
# behind it arrive when it stops.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

queue_new a peer=user
fault a rx_empty 2000000000
peer write a 3 >/dev/null
check "the answers are counted" eventually counter_at_least a rx/dropped 9
check "the driver tries again by a timer" \
	eventually counter_at_least a rx/rx_rechecks 2
fault a rx_empty 0
check "the messages arrive when it stops" eventually all_received a 3

fault a rx_empty 2000000000
counter_of a rx/dropped
dropped=$reply
peer write a 3 >/dev/null
eventually counter_at_least a rx/dropped $((dropped + 1))
check "nothing arrives while it lasts" stat_is a received 3
queue_del a
check "the queue can be removed" not queue_bound a
