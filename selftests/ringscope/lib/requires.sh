# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What a test needs. Where it is missing the whole test skips, with the reason.

requires_modules=

# requires WHAT[=WHICH]...: any function requires_WHAT, a target's too. Root is
# required always.
requires() {
	[ -w /dev/kmsg ] || requires_missing "needs root"
	for requirement; do
		"requires_${requirement%%=*}" "${requirement#*=}"
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

requires_bpf() {
	requires_file /proc/sys/kernel/unprivileged_bpf_disabled \
		"no BPF (CONFIG_BPF_SYSCALL)"
}

# requires_arch MACHINE: as uname -m has it
requires_arch() {
	requires_machine=$(uname -m)
	[ "$1" = "$requires_machine" ] ||
		requires_missing "needs $1, this is $requires_machine"
}

# requires_cpus COUNT: of which all but the first can be taken away
requires_cpus() {
	requires_file "/sys/devices/system/cpu/cpu$(($1 - 1))/online" \
		"needs $1 CPUs that can be taken offline"
}

# requires_config SYMBOL: without CONFIG_; what can be seen otherwise is better
# looked at, as not every machine has its kernel's configuration
requires_config() {
	requires_release=$(uname -r)
	for requires_from in /proc/config.gz "/boot/config-$requires_release" \
		"/lib/modules/$requires_release/config"; do
		[ ! -r "$requires_from" ] || break
	done
	requires_file "$requires_from" \
		"cannot tell whether CONFIG_$1 is set: no $requires_from"
	case $requires_from in
	*.gz) zcat "$requires_from" ;;
	*) cat "$requires_from" ;;
	esac | grep -q "^CONFIG_$1=[ym]" ||
		requires_missing "needs CONFIG_$1, see $requires_from"
}

# One failing allocation, chosen by number and by who asks for it
requires_fail_nth() {
	requires_file /proc/self/fail-nth \
		"no /proc/self/fail-nth (CONFIG_FAULT_INJECTION)"
	requires_file /sys/kernel/debug/failslab/require-start \
		"no stack filter in debugfs for failslab (CONFIG_FAILSLAB, CONFIG_FAULT_INJECTION_STACKTRACE_FILTER)"
}
