# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The tracepoints, through an instance of tracefs of the test's own.

trace_dir=/sys/kernel/tracing
trace_instance=$trace_dir/instances/selftest
# trace_system, trace_prefix: of a target's events, set before this
trace_events=$trace_instance/events/$trace_system

# trace_open: make the instance, until the end
trace_open() {
	cleanup "rmdir $trace_instance"
	mkdir "$trace_instance" || fatal "no instance of tracefs"
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

# trace_stop: record no more, and keep what was recorded for traced()
trace_stop() {
	echo 0 >"$trace_events/enable"
	trace_text=$(cat "$trace_instance/trace")
}

# trace_look: what was recorded until now, for traced(), and go on. Switching
# tracepoints rewrites the kernel's code, which not every emulator stands often.
trace_look() {
	trace_text=$(cat "$trace_instance/trace")
}

# trace_count TEXT: records with it
trace_count() {
	reply=$(grep -cF -- "$1" "$trace_instance/trace")
}

# traced EVENT: recorded, and told so; a pattern as "case" has them
traced() {
	why=
	IFS='
'
	set -f
	for trace_line in $trace_text; do
		# shellcheck disable=SC2254
		case $trace_line in
		*": $trace_prefix"$1) why=found ;;
		*": $trace_prefix${1%%:*}: "*) why="$why
recorded: ${trace_line#*: }" ;;
		esac
		[ "$why" != found ] || break
	done
	set +f
	unset IFS
	[ "$why" = found ] && return
	why="wanted: $trace_prefix$1$why"
	return 1
}
