#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is signalled before the virtual machine has the doorbell stays in the
# eventfd, and rings once when it comes; afterwards every signal rings.
. "${0%/*}/lib/test.sh"

requires sim
test_start 8
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1 2
vm_done add irqfd 1 5
vm_done add bellfd 2 5
vm_done signal 1
vm_done signal 1 5
check "nothing rings yet" vm_fn_is irqfd-0x5 signals 0
vm_done start
check "they ring once" vm_fn_is irqfd-0x5 signals 1
check "and are read by that" vm_is EAGAIN read 1
check "the guest hears it" eventually vm_fn_is bellfd-0x5 signals 1
for signal in 2 3 4; do
	vm_done signal 1
	check "signal $signal rings" vm_fn_is irqfd-0x5 signals $signal
done
check "and none is left" vm_is EAGAIN read 1
