# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Linux's own bus, in the place of ours. It is built where the sources of the
# kernel are to be had, and lies beside the tests then.

stock_dir=$test_dir/mainline/stack

# requires_stock: and remotes to talk to, but nothing else of ours. Linux's own
# bus has data races, and modules that do not wait for late releases: that is
# not what is tested here.
requires_stock() {
	requires_file /sys/kernel/config "no configfs at /sys/kernel/config"
	requires_module rpmsg_sim
	case $(uname -m) in
	*64) ;;
	*) requires_missing "needs a 64-bit kernel" ;;
	esac
	for stock_config in DEBUG_KOBJECT_RELEASE KCSAN; do
		! (requires_config $stock_config) >/dev/null ||
			requires_missing "Linux's own bus is not made for CONFIG_$stock_config"
	done
	[ ! -d "$stock_dir" ] || return 0
	contents "$test_dir/mainline/reason"
	requires_missing "${reply:-no $stock_dir: scripts/kselftest makes it}"
}

# stock_order: as the modules load
stock_order() {
	stock_names=
	while read -r stock_name; do
		case $stock_name in
		*sample | *tty) ;;
		*) stock_names="$stock_names $stock_name" ;;
		esac
	done <"$stock_dir/order"
}

# stock_load: until the end; ours comes back then if it was there
stock_load() {
	! module_loaded rpmsg_bus || cleanup modules_load
	modules_unload || fatal "our bus does not go"
	modprobe rpmsg_sim || fatal "no simulator"
	stock_order
	for stock_name in $stock_names; do
		cleanup "module_unload $stock_name"
		insmod "$stock_dir/$stock_name.ko" ||
			fatal "Linux's own $stock_name cannot be loaded"
	done
}

# stock_ours: which of our modules are loaded
stock_ours() {
	reply=
	for stock_name in $modules_all; do
		! module_loaded "$stock_name" || reply="$reply$stock_name "
	done
}
