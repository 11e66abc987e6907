#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A function that is wrong leaves its ticket behind when it is removed: closing
# the virtual machine takes the resource back, says so, and ends.
. "${0%/*}/lib/test.sh"

taken_is() {
	parameter_of gunyah_selftest_forgetful taken
	same "resources taken" "$1" "$reply"
}

requires sim
test_start 4
test_tmp

vm_manager
vm_bell 0
test_module gunyah_selftest_forgetful
vm_open
vm_done add any 30001 4
vm_done start
check "it has its resource" taken_is 1
vm_done remove any 30001 4
check "the machine is closed" vm close
check "the resource was taken back" taken_is 0
check "and the kernel says what was wrong" log_says \
	"a function forgot its ticket for type 0, label 0"
