#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# At either stage of a doorbell, what ringscope measured and what it says was
# lost make the number that the driver counted itself; and list has them.
. "${0%/*}/lib/test.sh"

# adds_up STAGE COUNTER
adds_up() {
	bell_counter_of a "$2" && stage_adds_up a "$1" "$reply"
}

requires sim ringscope
test_start 6
test_tmp

bell_new a
bell_claim a 0x1
bell_claim a 0x2
check "list has the doorbell" tool_lists "^  a  *bell"
check "and the stage" tool_lists "^  doorbell-irq yes"
tool_start -s doorbell-irq,bell-client
bell_traffic a "count=1000 flags=0x1 wait=1"
bell_traffic a "count=300 flags=0x3"
bell_ring a 0x1
bell_fault a receive_error "1 30"
bell_traffic a "count=10 flags=0x1 wait=1 context=irq"
bell_fault a irq_repeat 100
bell_traffic a "count=200 flags=0x2 wait=1"
tool_result
check "it ends well" same "exit status" 0 "$tool_status"
check "doorbell-irq" adds_up doorbell-irq rx/received_by_irq
check "bell-client" adds_up bell-client rx/callbacks
stage_path a doorbell-irq
stage_counts "$reply"
check "almost all are measured" at_least "measured" 1000 "$stage_count"
