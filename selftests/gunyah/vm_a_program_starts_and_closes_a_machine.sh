#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program makes a virtual machine, starts it, and has its resources; when the
# program closes it nothing is left of it, here and at the Resource Manager.
. "${0%/*}/lib/test.sh"

requires sim
test_start 12
test_tmp

vm_manager
vm_bell 5
vm_bell 6
vm_msgq 7
vm_open
check "it is new" vm_state_is new
check "the Resource Manager does not know it yet" vm_manager_knows 0
vm_class
first=$reply
check "it starts" vm start
check "and runs" vm_state_is running
check "it has both ends of everything" vm_file_is resources 6
contents "$first/vmid"
check "the Resource Manager gave it a number" at_least "vmid" 1 "$reply"
check "and knows it" vm_manager_knows 1
check "it starts once only" vm_is EINVAL start
check "the file closes" vm close
check "the machine is gone" [ ! -e "$first" ]
check "the Resource Manager knows of none" vm_manager_knows 0
vm_done create
check "another one starts" vm start
