#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Functions are removed, eventfds closed and machines ended while others signal:
# the eventfd keeps nothing of ours, and goes on being one.
. "${0%/*}/lib/test.sh"

requires sim
test_start 9
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1
vm_done start
vm_done storm 1
vm_done storm 1
check "added and removed as it is signalled" vm toggle 500 irqfd 1 5
check "of a label that never comes" vm toggle 500 irqfd 1 99
check "its file closed each time" vm churn 500 irqfd 3 5
vm_done add irqfd 1 5
eventually vm_fn_at_least irqfd-0x5 signals 10
check "its file is closed, here" vm drop 1
check "it is removed" vm remove irqfd 1 5
vm_eventfds 2
vm_done add irqfd 2 5
vm_done storm 2
eventually vm_fn_at_least irqfd-0x5 signals 10
check "the machine is closed" vm close
vm_says calm
check "nothing ended those who signal" at_least "signals" 20 "$reply"
vm_says read 2
vm_done signal 2 3
check "it is an eventfd like any other" vm_is 3 read 2
check "no doorbell is left" vm_bells_are 0
