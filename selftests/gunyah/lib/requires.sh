# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What a test needs. Where it is missing the whole test skips, with the reason.

requires_modules=

# requires WHAT...
requires() {
	[ -w /dev/kmsg ] || requires_missing "needs root"
	for requirement; do
		"requires_$requirement"
	done
}

# requires_missing REASON
requires_missing() {
	ktap_print_header
	ktap_skip_all "$1"
	exit "$KSFT_SKIP"
}

# requires_module NAME: can be loaded; test_start does it
requires_module() {
	module_loaded "$1" || modprobe -n -q "$1" ||
		requires_missing "no module $1"
	requires_modules="$requires_modules $1"
}

# requires_load: load what was asked for
requires_load() {
	for module in $requires_modules; do
		module_loaded "$module" || modprobe "$module" ||
			fatal "module $module cannot be loaded"
	done
}

# requires_file NAME REASON
requires_file() {
	[ -e "$1" ] || requires_missing "$2"
}

# The simulated hypervisor with its client; a real one leaves no place for it.
requires_sim() {
	parameter_of gunyah backend
	[ "$reply" != hvc ] ||
		requires_missing "there is a hypervisor, so none to simulate"
	requires_file /sys/kernel/config "no configfs at /sys/kernel/config"
	for module in $modules_all; do
		requires_module "$module"
	done
}

requires_tracefs() {
	requires_file "$trace_dir/events" "no tracefs at $trace_dir"
}

requires_hist() {
	requires_tracefs
	requires_file "$trace_dir/events/sched/sched_switch/hist" \
		"no hist triggers (CONFIG_HIST_TRIGGERS)"
}

# requires_command NAME
requires_command() {
	command -v "$1" >/dev/null || requires_missing "no command $1"
}

requires_trace_cmd() {
	requires_tracefs
	requires_command trace-cmd
}

requires_ringscope() {
	requires_command ringscope
}

# One failing allocation, chosen by number and by who asks for it
requires_fail_nth() {
	requires_file /proc/self/fail-nth \
		"no /proc/self/fail-nth (CONFIG_FAULT_INJECTION)"
	requires_file /sys/kernel/debug/failslab/require-start \
		"no stack filter in debugfs for failslab (CONFIG_FAILSLAB, CONFIG_FAULT_INJECTION_STACKTRACE_FILTER)"
}
