# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The tracepoints, through an instance of tracefs of the test's own.

trace_dir=/sys/kernel/tracing
trace_instance=$trace_dir/instances/gunyah_selftest
trace_events=$trace_instance/events/gunyah

# trace_open: make the instance, until the end
trace_open() {
	mkdir "$trace_instance" || fatal "no instance of tracefs"
	cleanup "rmdir $trace_instance"
}

# trace_set EVENT/FILE VALUE
trace_set() {
	echo "$2" >"$trace_events/$1"
}

# trace_start [EVENT]...: record these, or all
trace_start() {
	if [ $# = 0 ]; then
		echo 1 >"$trace_events/enable"
		return
	fi
	for trace_event; do
		trace_set "$trace_event/enable" 1
	done
}

# trace_stop: record no more, and put what was recorded into $traced
trace_stop() {
	echo 0 >"$trace_events/enable"
	traced=$(cat "$trace_instance/trace")"
"
}

# trace_count TEXT: records with it
trace_count() {
	reply=$(grep -cF -- "$1" "$trace_instance/trace")
}

# traced PATTERN: in $traced there is a line with it, as "case" matches
traced() {
	# shellcheck disable=SC2254
	case $traced in
	*$1*) return ;;
	esac
	why="not recorded: $1
$traced"
	return 1
}
