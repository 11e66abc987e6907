#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A doorbell that clears itself, for a level interrupt, takes a right that the
# Resource Manager seldom gives: without it the kernel says so, and it rings.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4
test_tmp

vm_manager
vm_bell 5
vm_bell 6
vm_open
vm_eventfds 1 2
vm_done add irqfd 1 5 1
vm_done add irqfd 2 6 0
vm_done start
check "the kernel says so" log_says "irqfd-0x5: cannot be level triggered"
check "not of the one that is none" not log_says "irqfd-0x6: cannot be"
vm_done signal 1
check "it rings all the same" vm_fn_is irqfd-0x5 signals 1
check "without an error" vm_fn_is irqfd-0x5 errors 0
