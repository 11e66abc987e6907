# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The ringscope command.

tool=

requires_ringscope() {
	requires_command ringscope
	requires_bpf
}

# tool_ready: it has printed an interval, so it measures
tool_ready() {
	[ -s "$tmp/hist" ]
}

# tool_start [OPTION]...: measure, from the next message on
tool_start() {
	cleanup "tool_end KILL"
	# What an earlier one printed does not make this one ready.
	: >"$tmp/hist"
	ringscope hist --json --interval 0.5 "$@" >"$tmp/hist" &
	tool=$!
	eventually tool_ready || fatal "ringscope does not begin to measure"
}

# tool_end SIGNAL: $reply is the exit status
tool_end() {
	reply=0
	[ -n "$tool" ] || return
	kill -"$1" "$tool"
	wait "$tool" 2>/dev/null
	reply=$?
	tool=
}

# tool_result: end it, as Ctrl-C does, and read what it printed last
tool_result() {
	tool_end INT
	tool_status=$reply
	tail -n 1 "$tmp/hist" >"$tmp/last"
	awk -f "$test_lib/json.awk" "$tmp/last" >"$tmp/all" ||
		fatal "this is not JSON: $(cat "$tmp/last")"
	grep -v '\.buckets\.' "$tmp/all" >"$tmp/json"
}

# json_of PATH: a value of the result, such as queues.0.name
json_of() {
	while IFS='=' read -r json_path reply; do
		[ "$json_path" != "$1" ] || return 0
	done <"$tmp/json"
	reply=
	why="the result has no $1"
	return 1
}

# json_is PATH VALUE
json_is() {
	json_of "$1" && same "$1" "$2" "$reply"
}

# stage_path QUEUE STAGE: where in the result that stage is
stage_path() {
	stage_queue=
	while IFS='=' read -r json_path json_value; do
		case $json_path=$json_value in
		queues.*.name=*)
			[ "$json_value" != "$1" ] ||
				stage_queue=${json_path%.name}
			;;
		"$stage_queue".stages.*.stage="$2")
			reply=${json_path%.stage}
			return
			;;
		esac
	done <"$tmp/json"
	why="the result has no stage $2 of queue $1"
	return 1
}

# stage_counts PATH: $stage_count messages, and $stage_lost for any reason
stage_counts() {
	stage_lost=0
	stage_count=
	while IFS='=' read -r json_path json_value; do
		case $json_path in
		"$1".count) stage_count=$json_value ;;
		"$1".lost.*) stage_lost=$((stage_lost + json_value)) ;;
		esac
	done <"$tmp/json"
}

# stage_adds_up QUEUE STAGE COUNTED: what was measured and what was lost make
# what the driver counted, and are told so
stage_adds_up() {
	stage_path "$1" "$2" || return
	stage_at=$reply
	stage_counts "$stage_at"
	at_least "$2, counted by the driver" 1 "$3" &&
		same "count + lost" "$3" $((stage_count + stage_lost)) &&
		json_is "$stage_at.driver_count" "$3"
}

# tool_lists PATTERN: list has a line like that
tool_lists() {
	ringscope list | grep -q "$1" && return
	why=$(ringscope list)
	return 1
}
