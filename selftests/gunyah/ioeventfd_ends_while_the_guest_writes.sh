#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Functions are removed, their eventfds closed and the machine closed while the
# guest writes to their addresses.
. "${0%/*}/lib/test.sh"

requires sim
test_start 6
test_tmp

vm_manager
vm_open
vm_id
id=$reply
vm_eventfds 1 2
vm_done guest "$id" 0x1000 4 7
vm_done guest "$id" 0x1000 4 7
vm_done guest "$id" 0x1000 4 8
check "added and removed as the guest writes" vm toggle 500 ioeventfd 1 0x1000 4 1 7
check "its file closed each time" vm churn 500 ioeventfd 3 0x1000 4 1 7
vm_done add ioeventfd 1 0x1000 4 1 7
vm_done add ioeventfd 2 0x1000 4 1 8
check "it is signalled" eventually vm_fn_at_least ioeventfd-0x1000 signals 10
check "its file is closed" vm drop 1
check "the machine is closed" vm close
vm_says calm
check "nothing ended those who write" at_least "writes" 20 "$reply"
