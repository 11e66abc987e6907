#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A virtual machine is closed while its eventfds are signalled, its guest writes
# and a driver sends on its queues: nothing of it goes on, and every message has
# completed once.
. "${0%/*}/lib/test.sh"

requires sim
test_start 8
test_tmp

vm_manager
vm_bell 5
vm_msgq 7
test_module gunyah_selftest_senders threads=8
vm_open
vm_eventfds 1 2 3
vm_done add irqfd 1 5
vm_done add bellfd 2 5
vm_done add ioeventfd 3 0x1000 4
vm_done add msgq 7 3
vm_done start
vm_id
vm_done storm 1
vm_done guest "$reply" 0x1000 4 1
check "eventfds ring doorbells" eventually vm_fn_at_least irqfd-0x5 signals 100
check "doorbells signal eventfds" eventually vm_fn_at_least bellfd-0x5 signals 10
check "writes signal eventfds" eventually vm_fn_at_least ioeventfd-0x1000 signals 100
check "messages are sent" eventually senders_at_least completed 100
check "it is closed" vm close
check "no doorbell is left, and no queue" eval "vm_bells_are 0 && vm_queues_are 0"
check "each message completed once" senders_each_once shut_down=8
vm_says calm
check "nothing ended those who signal" at_least "signals and writes" 200 "$reply"
