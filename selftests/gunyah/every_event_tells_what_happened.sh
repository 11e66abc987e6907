#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each tracepoint fires at its step, with the values of the message it is
# about: no two of these are the same, so that none can stand for another.
. "${0%/*}/lib/test.sh"

# Not the default, which depends on the kernel
completion=workqueue

# received COUNT: so many in all
received() {
	eventually counter_is a rx/received "$1"
}

requires sim tracefs
test_start 24

parameter_set gunyah_traffic completion $completion
queue_new other
queue_new a peer=user depth=2
counter_of a id && id=$reply
counter_of a generation && gen=$reply
trace_open
trace_start

traffic a "size=61 push=1"
traffic_start a "size=62"
eventually counter_is a tx/sent 2
peer read a 2 >/dev/null
eventually counter_is a tx/completed 2
fault a tx_irq_raise 1
eventually counter_is a tx/spurious_irqs 1
traffic_stop a
fault a tx_error "1 30"
traffic a "size=63"
traffic a "size=241"
traffic a "size=0"

peer write a 1 77 >/dev/null
received 1
fault a rx_empty 1
peer write a 1 78 >/dev/null
received 2
fault a rx_oversize 1
peer write a 2 79 >/dev/null
received 3
fault a rx_error "1 31"
peer write a 1 80 >/dev/null
received 4

queue_new back peer=loopback
counter_of back id && back=$reply
fault back tx_error "1 30"
traffic back "count=2 size=90"
eventually counter_is back rx/received 1
trace_stop

q="queue=$id gen=$gen"
while read -r what line; do
	check "$what" traced "$line"
done <<-EOT
	send send: $q seq=1 len=61 push=1
	send_ret send_ret: $q seq=1 error=0 not_full=1 send_ns=[0-9]*
	txdone txdone: $q seq=1 ret=0 context=$completion send_ns=[0-9]* irq_ns=-3
	send,filling send: $q seq=2 len=62 push=0
	send_ret,filling send_ret: $q seq=2 error=0 not_full=0 send_ns=[0-9]*
	tx_irq,expected tx_irq: $q seq=2 expected=1
	txdone,by_irq txdone: $q seq=2 ret=0 context=tx_irq send_ns=[0-9]* irq_ns=[0-9]*
	tx_irq,spurious tx_irq: $q seq=2 expected=0
	send_ret,refused send_ret: $q seq=3 error=30 not_full=[01] send_ns=[0-9]*
	drop,refused drop: $q seq=3 reason=send_error len=63 error=30
	txdone,refused txdone: $q seq=3 ret=-13 context=$completion send_ns=[0-9]* irq_ns=-3
	drop,too_long drop: $q seq=4 reason=longer_than_queue_takes len=241 error=0
	drop,empty drop: $q seq=5 reason=empty len=0 error=0
	rx_irq,first rx_irq: $q seq=0
	rx,first rx: $q seq=1 len=77 more=0 from_queue=0 from_seq=0 send_ns=-2 irq_ns=[0-9]*
	rx_irq,second rx_irq: $q seq=1
	drop,received_empty drop: $q seq=1 reason=received_empty len=0 error=0
	rx,second rx: $q seq=2 len=78 more=0 from_queue=0 from_seq=0 send_ns=-2 irq_ns=-3
	drop,received_too_long drop: $q seq=2 reason=received_too_long len=1024 error=0
	rx,third rx: $q seq=3 len=79 more=0 from_queue=0 from_seq=0 send_ns=-2 irq_ns=[-0-9]*
	drop,receive_error drop: $q seq=3 reason=receive_error len=0 error=31
	rx,by_timer rx: $q seq=4 len=80 more=0 from_queue=0 from_seq=0 send_ns=-2 irq_ns=-3
	rx,looped_back rx: queue=$back gen=[0-9]* seq=1 len=90 more=0 from_queue=$back from_seq=2 send_ns=[0-9]* irq_ns=[0-9]*
EOT
check "no event is about the queue beside it" not traced "*: queue=$((id - 1)) *"
