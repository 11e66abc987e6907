#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A doorbell that is rung signals the eventfd of the function that has the bit,
# or all of it; one that has another bit hears nothing.
. "${0%/*}/lib/test.sh"

requires sim
test_start 8
test_tmp

vm_manager
vm_bell 5
vm_bell 6
vm_bell 7
vm_open
vm_eventfds 1 2 3 4 5 6
# These ring bit 0.
vm_done add irqfd 1 5
vm_done add irqfd 2 6
vm_done add irqfd 3 7
vm_done add bellfd 4 5 1
vm_done add bellfd 5 6 2
vm_done add bellfd 6 7
vm_done start
for n in 1 2 3; do
	vm_done signal $n
done
check "its bit" eventually vm_fn_is bellfd-0x5 signals 1
check "the whole of it" eventually vm_fn_is bellfd-0x7 signals 1
check "the eventfd tells the program" vm_is 1 read 4
check "both do" vm_is 1 read 6
check "another bit" vm_fn_is bellfd-0x6 signals 0
check "whose eventfd has nothing" vm_is EAGAIN read 5
vm_done remove bellfd 5 6
check "what nobody claimed waits for who does" vm add bellfd 5 6 1
check "and is told" eventually vm_fn_is bellfd-0x6 signals 1
