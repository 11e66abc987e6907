#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A virtual machine that cannot be started, because the Resource Manager refuses,
# or does not answer, or gives it a resource that cannot be used, is as new, and
# the Resource Manager knows nothing of it. Then it starts.
. "${0%/*}/lib/test.sh"

is_as_new() {
	vm_state_is new && vm_file_is resources 0 && vm_bells_are 0 &&
		vm_manager_knows "$1"
}

requires sim
test_start 8
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1
vm_done add irqfd 1 5
rm_set vm replies/error "1 1"
check "out of memory" vm_is ENOMEM start
check "it is as new" is_as_new 0
rm_resource vm bad kind=raw label=9 type=1 virq=5
check "an interrupt that none can have" vm_is EINVAL start
check "it is as new again" is_as_new 0
rmdir "$vm_configfs/resources/bad"
parameter_set gunyah_rm timeout_ms 500
rm_fault vm lose
check "no answer" vm_is ETIMEDOUT start
check "as new, but for the number that was never told" is_as_new 1
check "then it starts" vm start
check "and its doorbell is there" vm_bells_are 1
