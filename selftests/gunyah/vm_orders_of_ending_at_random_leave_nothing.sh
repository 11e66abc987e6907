#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Under traffic, functions are added and removed, eventfds closed, and the
# virtual machine started, ended and closed in any order; afterwards a machine
# works as the first one did.
. "${0%/*}/lib/test.sh"

# one_step: any; what is not possible now is refused, and that is all right
one_step() {
	chaos_choose "eventfd 1" "eventfd 2" "eventfd 3" "drop 1" "drop 3" \
		"add irqfd 1 5" "add bellfd 2 5" "add ioeventfd 3 4096 4" \
		"add msgq 7 3" "remove irqfd 1 5" "remove bellfd 2 5" \
		"remove ioeventfd 3 4096 4" "remove msgq 7 3" \
		"toggle 20 irqfd 1 5" "toggle 20 ioeventfd 3 4096 4" \
		start start exit
	if [ "$reply" = exit ]; then
		vm_exit 2>/dev/null
		return
	fi
	vm_says "$reply"
}

one_life() {
	vm_eventfds 1 2 3
	vm_done storm 1
	vm_done storm 1
	vm_id
	vm_done guest "$reply" 4096 4 1
	life_steps=20
	while [ $((life_steps -= 1)) -gt 0 ]; do
		one_step
	done
	vm_done close
	vm_says calm
	for life_eventfd in 1 2 3; do
		vm_says drop $life_eventfd
	done
	vm_bells_are 0 && vm_queues_are 0 && vm_manager_knows 0 &&
		vm_done create
}

works() {
	vm_eventfds 1 2 && vm add irqfd 1 5 && vm add bellfd 2 5 && vm start &&
		vm signal 1 && eventually vm_fn_is bellfd-0x5 signals 1
}

requires sim
test_start 3
test_tmp

soak_begin
vm_manager
vm_bell 5
vm_msgq 7
test_module gunyah_selftest_senders threads=4
vm_open
check "each life leaves nothing" chaos_each one_life
check "then one works" works
check "each message completed once" eval "vm close && senders_each_once"
