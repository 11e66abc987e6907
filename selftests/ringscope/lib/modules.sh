# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The modules under test, in the order in which they load. A test loads what
# is missing and leaves it loaded: on a kernel with DEBUG_KOBJECT_RELEASE
# every unloading takes seconds.

# modules_all: a target's, set before this

# where those are that tests bring along
test_modules=$test_dir/test_modules

module_loaded() {
	[ -d "/sys/module/$1" ]
}

files_gone() {
	for file_left; do
		[ ! -e "$file_left" ] || return 1
	done
}

# module_unload MODULE: fine if it has gone. rmmod waits until the module has
# been released, and nobody until its drivers have: DEBUG_KOBJECT_RELEASE may
# leave their names taken for the next that loads.
module_unload() {
	module_loaded "$1" || return 0
	module_drivers=
	for module_driver in "/sys/module/$1/drivers"/*; do
		[ ! -e "$module_driver" ] ||
			module_drivers="$module_drivers $(readlink -f "$module_driver")"
	done
	# shellcheck disable=SC2086
	rmmod "$1" && eventually files_gone $module_drivers
}

# module_users_unload MODULE: the modules that use it, and those that use these
module_users_unload() {
	while :; do
		module_user=
		module_next=$1
		while [ "$module_next" != "$module_user" ]; do
			module_user=$module_next
			for module_holder in "/sys/module/$module_user/holders"/*; do
				[ ! -e "$module_holder" ] ||
					module_next=${module_holder##*/}
			done
		done
		[ "$module_user" != "$1" ] || return 0
		module_unload "$module_user" || return
	done
}

# modules_unload: all of them, last first
modules_unload() {
	modules_reversed=
	for module in $modules_all; do
		modules_reversed="$module $modules_reversed"
	done
	for module in $modules_reversed; do
		module_unload "$module" || return
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

# test_module NAME [PARAMETER=VALUE]...: load one of these until the end
test_module() {
	test_module=$1
	shift
	cleanup "module_unload $test_module"
	insmod "$test_modules/$test_module.ko" "$@" ||
		fatal "$test_module cannot be loaded"
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
