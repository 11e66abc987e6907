#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program that is killed with a virtual machine running leaves nothing of it
# to the Resource Manager, though a fatal signal ends calls to that.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1
vm_done add irqfd 1 5
vm_done start
vm_done storm 1
check "it runs" vm_manager_knows 1
vm_reap
check "it is given back" eventually vm_manager_knows 0
check "and nothing says that it is not" not log_says "is not given back"
vm_open
check "another program has one" vm start
