# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Linux's own rpmsg clients on our bus. They are built where the sources of the
# kernel are to be had, and lie beside the tests then.

mainline_clients=$test_dir/mainline/clients

# requires_clients: those of Linux's own
requires_clients() {
	[ ! -d "$mainline_clients" ] || return 0
	contents "$test_dir/mainline/reason"
	requires_missing "${reply:-no $mainline_clients: scripts/kselftest makes it}"
}

# mainline_load NAME...: until the end, in this order
mainline_load() {
	for mainline_name; do
		cleanup "module_unload $mainline_name"
		insmod "$mainline_clients/$mainline_name.ko" ||
			fatal "Linux's own $mainline_name cannot be loaded"
	done
	cleanup mainline_settle
}

# mainline_settle: the last release of a file's device and of what that holds
# comes up to 5 seconds late each with DEBUG_KOBJECT_RELEASE. Nobody can wait
# for it, and Linux's own modules do not.
mainline_settle() {
	if (requires_config DEBUG_KOBJECT_RELEASE) >/dev/null; then
		sleep 20
	fi
}
