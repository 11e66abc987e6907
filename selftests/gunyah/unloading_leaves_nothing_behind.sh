#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The modules unload, last one first, with everything they had made, and load
# again. Without one of them, there is no hypervisor, and no noise about it.
. "${0%/*}/lib/test.sh"

nothing_is_left() {
	why=
	for left in /sys/module/gunyah* /sys/class/gunyah_* \
		/sys/devices/gunyah* "$sim_bus"/devices/gunyah* \
		"$sim_bus"/drivers/gunyah* /sys/kernel/config/gunyah_sim* \
		"$trace_dir"/events/gunyah /dev/gunyah*; do
		[ ! -e "$left" ] || why="$why$left "
	done
	[ -z "$why" ]
}

backend_is() {
	parameter_of gunyah backend
	same "backend" "$1" "$reply"
}

says_nothing() {
	# DEBUG_KOBJECT_RELEASE tells of every release.
	why=$(log_since | grep gunyah |
		grep -v -e selftest -e taint -e kobject_release)
	[ -z "$why" ]
}

requires sim
test_start 5

queue_new a
traffic a "count=10"
queue_del a
bell_new b
bell_claim b 1
bell_traffic b "count=10 wait=1"
bell_del b
check "they unload" modules_unload
cleanup modules_load
check "nothing is left" eventually nothing_is_left
modprobe gunyah
check "the hypercall layer alone has no back end" backend_is none
check "and says nothing" says_nothing
modules_load
check "they load again" backend_is sim
