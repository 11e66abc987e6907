#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Functions are removed, their eventfds closed and the machine closed while
# their doorbell is rung.
. "${0%/*}/lib/test.sh"

requires sim
test_start 6
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1 2
vm_done add irqfd 1 5
vm_done start
vm_done storm 1
check "added and removed as it is rung" vm toggle 200 bellfd 2 5 1
check "the whole of it, too" vm toggle 200 bellfd 2 5
check "its file closed each time" vm churn 200 bellfd 3 5 1
vm_done add bellfd 2 5 1
check "it is signalled" eventually vm_fn_at_least bellfd-0x5 signals 10
check "its file is closed" vm drop 2
check "the machine is closed" vm close
vm_says calm
