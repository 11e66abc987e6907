#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# At every stage, the messages that ringscope measured and those that it says
# were lost make the number that the driver counted itself.
. "${0%/*}/lib/test.sh"

# adds_up STAGE COUNTER
adds_up() {
	counter_of a "$2" && stage_adds_up a "$1" "$reply"
}

requires sim ringscope
test_start 7
test_tmp

queue_new a peer=loopback depth=4
tool_start
fault a tx_error "50 30 3"
traffic a "count=1000 window=8"
traffic a "count=300 window=20 context=irq"
# What is received late fills the queue.
fault a rx_irq_delay_us 20000
traffic a "count=40 window=8"
tool_result
check "it ends well" same "exit status" 0 "$tool_status"
check "it prints JSON" json_is schema ringscope-hist/1
while read -r stage counter; do
	check "$stage" adds_up "$stage" "$counter"
done <<-EOT
	send-txdone tx/completed
	send-rx rx/received
	txirq-txdone tx/completed_by_irq
	rxirq-rx rx/received_by_irq
EOT
stage_path a send-txdone
stage_counts "$reply"
check "none of them is lost" same "lost" 0 "$stage_lost"
