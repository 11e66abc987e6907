#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The Resource Manager goes under traffic: its virtual machines lose all they
# had, their files stay, answer ENODEV, and close.
. "${0%/*}/lib/test.sh"

requires sim
test_start 9
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
rm_del vm
check "it is closed" vm_state_is closed
check "nothing is left to use" eval "vm_bells_are 0 && vm_queues_are 0"
check "each message completed once" senders_each_once shut_down=8
check "poll tells" vm_is hup poll
check "no function can be added" vm_is ENODEV add irqfd 2 6
check "it cannot be started" vm_is ENODEV start
check "functions can be removed" vm remove irqfd 1 5
check "the file closes" vm close
check "there is no other machine" vm_is ENODEV create
