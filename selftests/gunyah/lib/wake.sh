# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What a test may leave behind: everything that was not there when it began.
# Releases may come seconds late (DEBUG_KOBJECT_RELEASE), so the second look
# is repeated.

# wake_add LINE
wake_add() {
	wake_now="$wake_now$1
"
}

# wake_add_files FILE...: name and first line of those that exist
wake_add_files() {
	for wake_file; do
		[ ! -r "$wake_file" ] || [ -d "$wake_file" ] || {
			contents "$wake_file"
			wake_add "$wake_file: $reply"
		}
	done
}

wake_add_names() {
	for wake_file; do
		[ ! -e "$wake_file" ] || wake_add "$wake_file"
	done
}

wake_add_interrupts() {
	while read -r wake_line; do
		case $wake_line in
		*gh_msgq*) wake_add "interrupt gh_msgq${wake_line##*gh_msgq}" ;;
		esac
	done </proc/interrupts
}

wake_look() {
	wake_now=
	for module in $modules_all; do
		wake_add_files "/sys/module/$module/refcnt" \
			"/sys/module/$module"/parameters/*
	done
	wake_add_names /sys/module/gunyah_selftest_* "$sim_configfs"/* \
		"$sim_bus"/devices/gunyah_sim.* /sys/class/gunyah_msgq/* \
		/dev/gunyah_sim-* "$trace_dir"/instances/*
	wake_add_interrupts
	wake_add_files "$trace_dir/tracing_on" \
		"$trace_dir"/events/gunyah/*/enable
}

wake_note() {
	wake_look
	wake_before=$wake_now
}

wake_same() {
	wake_look
	[ "$wake_now" = "$wake_before" ]
}

wake_is_calm() {
	eventually wake_same && return
	why=$(printf 'before:\n%safter:\n%s' "$wake_before" "$wake_now")
	return 1
}
