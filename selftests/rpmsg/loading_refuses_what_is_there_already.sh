#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# There is one rpmsg bus in a kernel. Where another has its functions, ours is
# refused, with one line in the log; where another driver has the virtio
# driver's name, that is unwound.

. "${0%/*}/lib/test.sh"

second_bus() {
	modules_unload && test_module rpmsg_selftest_second_bus || return
	not modprobe rpmsg_bus 2>/dev/null &&
		log_says "rpmsg_bus: exports duplicate symbol" &&
		same "lines" 1 "$(log_since | grep -c 'rpmsg_bus: exports')" &&
		module_unload rpmsg_selftest_second_bus && modules_load
}

second_driver() {
	module_unload rpmsg_bus_char && module_unload rpmsg_bus_virtio &&
		test_module rpmsg_selftest_second_driver || return
	not modprobe rpmsg_bus_virtio 2>/dev/null || return
	module_users_are rpmsg_bus 0 &&
		module_unload rpmsg_selftest_second_driver && modules_load
}

requires bus
test_start 3
check "a second bus" second_bus
check "a second driver of the name" second_driver
remote_new echo
check "then it works" link_of echo
