# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What a test may leave behind: everything that was not there when it began.
# Releases may come seconds late (DEBUG_KOBJECT_RELEASE), so the second look
# is repeated.

wake_modules() {
	for module in $modules_all; do
		echo "module $module used by $(module_users "$module")"
	done
	ls -d /sys/module/gunyah_selftest_* 2>/dev/null
}

wake_parameters() {
	grep . /sys/module/gunyah_sim/parameters/* \
		/sys/module/gunyah_traffic/parameters/* 2>/dev/null
}

wake_devices() {
	ls -d "$sim_configfs"/* /sys/bus/auxiliary/devices/gunyah_sim.* \
		/sys/class/gunyah_msgq/* /dev/gunyah_sim-* 2>/dev/null
}

wake_interrupts() {
	sed -n 's/^ *[0-9]*:.* \(gh_msgq_.*\)/interrupt \1/p' /proc/interrupts
}

wake_tracing() {
	grep -H . "$trace_dir/tracing_on" "$trace_dir/current_tracer" \
		"$trace_dir"/events/gunyah/*/enable \
		"$trace_dir"/events/gunyah/*/filter 2>/dev/null
	grep -Hv '^#' "$trace_dir"/events/gunyah/*/trigger 2>/dev/null
	ls "$trace_dir/instances" 2>/dev/null
}

wake_now() {
	wake_modules
	wake_parameters
	wake_devices
	wake_interrupts
	wake_tracing
}

wake_note() {
	wake_before=$(wake_now)
}

wake_same() {
	wake_after=$(wake_now)
	[ "$wake_after" = "$wake_before" ]
}

wake_is_calm() {
	eventually wake_same && return
	why=$(printf 'before:\n%s\nafter:\n%s\n' "$wake_before" "$wake_after")
	return 1
}
