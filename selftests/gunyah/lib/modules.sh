# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The modules under test, in the order in which they load. A test loads what
# is missing and leaves it loaded: on a kernel with DEBUG_KOBJECT_RELEASE
# every unloading takes seconds.

modules_all="gunyah gunyah_mbox gunyah_sim gunyah_traffic"

module_loaded() {
	[ -d "/sys/module/$1" ]
}

# module_users MODULE: its reference count
module_users() {
	cat "/sys/module/$1/refcnt" 2>/dev/null || echo gone
}

# modules_unload: all of them, last first; rmmod waits for the last release
modules_unload() {
	for module in gunyah_traffic gunyah_sim gunyah_mbox gunyah; do
		! module_loaded "$module" || rmmod "$module" || return
	done
}

modules_load() {
	for module in $modules_all; do
		modprobe "$module" || return
	done
}

# test_module NAME [PARAMETER=VALUE]...: load one of test_modules/ until the end
test_module() {
	test_module=$1
	shift
	insmod "$test_dir/test_modules/$test_module.ko" "$@" ||
		fatal "$test_module cannot be loaded"
	cleanup "rmmod $test_module"
}
