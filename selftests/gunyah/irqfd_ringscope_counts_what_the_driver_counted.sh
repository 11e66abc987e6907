#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# From the eventfd to the doorbell and from the doorbell to the eventfd: what
# ringscope measured and what it says was lost make the driver's own number.
. "${0%/*}/lib/test.sh"

# adds_up FUNCTION STAGE
adds_up() {
	vm_fn "$1" || return
	contents "$reply/name"
	adds_name=$reply
	stage_path "$adds_name" "$2" || return
	path=$reply
	stage_counts "$path"
	vm_fn "$1" && contents "$reply/signals"
	at_least "$2" 1 "$reply" &&
		same "count + lost" "$reply" $((stage_count + stage_lost)) &&
		same "lost" 0 "$stage_lost"
}

signal_all() {
	signal_left=$1
	while [ $((signal_left -= 1)) -ge 0 ]; do
		vm_done signal 1
		vm_done signal 1
	done
}

requires sim ringscope
test_start 4
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1 2
vm_done add irqfd 1 5
vm_done add bellfd 2 5 1
vm_done start
tool_start -s irqfd-doorbell,doorbell-eventfd
signal_all 100
eventually vm_fn_is irqfd-0x5 signals 200
tool_result
check "it ends well" same "exit status" 0 "$tool_status"
check "it prints JSON" json_is schema ringscope-hist/1
check "irqfd-doorbell" adds_up irqfd-0x5 irqfd-doorbell
check "doorbell-eventfd" adds_up bellfd-0x5 doorbell-eventfd
