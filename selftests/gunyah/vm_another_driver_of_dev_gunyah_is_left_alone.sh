#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Where another Gunyah driver has /dev/gunyah ours does not load, says so in one
# line, and leaves that one alone.
. "${0%/*}/lib/test.sh"

# says_one_line: about ourselves
says_one_line() {
	same "lines" 1 "$(log_since | grep -c 'gunyah_vm: ')"
}

requires sim
test_start 5

module_users_unload gunyah_vm
module_unload gunyah_vm
cleanup modules_load
test_module gunyah_selftest_rival
check "ours does not load" not modprobe -q gunyah_vm
check "it says why" log_says "/dev/gunyah is another driver's"
check "in one line" says_one_line
check "the other one stays" [ -c /dev/gunyah ]
module_unload gunyah_selftest_rival
check "without it ours loads" modprobe gunyah_vm
