# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The tracepoints, through an instance of tracefs of the test's own.

trace_dir=/sys/kernel/tracing
trace_instance=$trace_dir/instances/gunyah_selftest
trace_events=$trace_instance/events/gunyah

# trace_start EVENT...: record these until the end
trace_start() {
	if [ ! -d "$trace_instance" ]; then
		mkdir "$trace_instance" || fatal "no instance of tracefs"
		cleanup "rmdir $trace_instance"
	fi
	for trace_event; do
		trace_set "$trace_event/enable" 1
		cleanup "trace_set $trace_event/enable 0"
	done
}

# trace_set EVENT/FILE VALUE
trace_set() {
	echo "$2" >"$trace_events/$1"
}

# trace_count TEXT: records with it
trace_count() {
	grep -cF -- "$1" "$trace_instance/trace"
}
