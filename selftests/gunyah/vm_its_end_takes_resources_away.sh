#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A virtual machine that ends takes its doorbells and queues away from its
# functions, under traffic; its file tells, and it is given back when closed.
. "${0%/*}/lib/test.sh"

requires sim
test_start 13
test_tmp

vm_manager
vm_bell 5
vm_msgq 7
test_module gunyah_selftest_senders threads=8
vm_open
vm_eventfds 1 2
vm_done add irqfd 1 5
vm_done add bellfd 2 5
vm_done add msgq 7 3
vm_done start
vm_done storm 1
eventually vm_fn_at_least irqfd-0x5 signals 100
eventually senders_at_least completed 100
check "while it runs poll has nothing to tell" vm poll
check "it ends" vm_exit 4
check "that is seen" eventually vm_state_is exited
check "and why" vm_file_is exit_type 4
check "poll tells" vm_is hup poll
check "no resource is left" vm_file_is resources 0
check "and no doorbell or queue" eval "vm_bells_are 0 && vm_queues_are 0"
check "each message completed once" senders_each_once shut_down=8
vm_says calm
check "who signals has not noticed" at_least "signals" 100 "$reply"
check "the functions stay" vm_fn irqfd-0x5
check "it cannot be started again" vm_is EINVAL start
check "it is closed" vm close
check "and given back" vm_manager_knows 0
