# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The modules under test, in the order in which they load. A test loads what
# is missing and leaves it loaded: on a kernel with DEBUG_KOBJECT_RELEASE
# every unloading takes seconds.

modules_all="gunyah gunyah_mbox gunyah_sim gunyah_traffic"

module_loaded() {
	[ -d "/sys/module/$1" ]
}

# modules_unload: all of them, last first; rmmod waits for the last release
modules_unload() {
	for module in gunyah_traffic gunyah_sim gunyah_mbox gunyah; do
		! module_loaded "$module" || rmmod "$module" || return
	done
}

modules_load() {
	for module in $modules_all; do
		module_loaded "$module" || modprobe "$module" || return
	done
}

# module_users_are MODULE COUNT: its references
module_users_are() {
	contents "/sys/module/$1/refcnt"
	same "users of $1" "$2" "$reply"
}

# test_module NAME [PARAMETER=VALUE]...: load one of test_modules/ until the end
test_module() {
	test_module=$1
	shift
	insmod "$test_dir/test_modules/$test_module.ko" "$@" ||
		fatal "$test_module cannot be loaded"
	cleanup "rmmod $test_module"
}

# parameter_of MODULE PARAMETER
parameter_of() {
	contents "/sys/module/$1/parameters/$2"
}

# parameter_set MODULE PARAMETER VALUE: until the end
parameter_set() {
	parameter_of "$1" "$2"
	cleanup "echo $reply >/sys/module/$1/parameters/$2"
	echo "$3" >"/sys/module/$1/parameters/$2"
}
