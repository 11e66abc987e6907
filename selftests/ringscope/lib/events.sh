# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The tracepoints as an ABI: lib/events.tbl of a target has a row for each event,
# with the fields as docs/tracepoints.md writes them. Whoever reads the records
# themselves goes by offsets, so each field must be at the next place that suits
# its size.

# Behind the fields that every event has
events_first=8

# events_field LINE: add what a line of a format file describes to $events_fields
events_field() {
	events_name=${1%%;*}
	events_size=${1#*size:}
	events_size=${events_size%%;*}
	events_offset=${1#*offset:}
	events_offset=${events_offset%%;*}
	events_sign=u
	[ "${1##*signed:}" != "1;" ] || events_sign=s
	events_fields="$events_fields, $events_sign$((events_size * 8)) ${events_name##* }"
	events_end=$(((events_end + events_size - 1) / events_size * events_size))
	[ "$events_offset" = $events_end ] ||
		events_fields="$events_fields (at $events_offset, not $events_end)"
	events_end=$((events_end + events_size))
}

# events_of EVENT: $reply is its fields, as the documentation writes them
events_of() {
	events_fields=
	events_end=$events_first
	while read -r events_line; do
		case $events_line in
		field:*common_*) ;;
		field:*) events_field "$events_line" ;;
		esac
	done <"$trace_dir/events/$trace_system/$1/format"
	reply=${events_fields#, }
}

event_is() {
	events_of "$1"
	same "$1" "$2" "$reply"
}

# events_are EVENT...: and there are no others
events_are() {
	events_found=
	for events_entry in "$trace_dir/events/$trace_system"/*/; do
		events_entry=${events_entry%/}
		events_found="$events_found ${events_entry##*/}"
	done
	same "events" "$*" "${events_found# }"
}

# events_results: how many events_check gives
events_results() {
	reply=$(($(grep -c "^[^#]" "$test_dir/lib/events.tbl") + 1))
}

# events_check: a result for each row of the table, and one for there being no
# event without
events_check() {
	events_all=
	while IFS=$tab read -r events_event events_want; do
		case $events_event in
		"" | "#"*) continue ;;
		esac
		check "$events_event" event_is "$events_event" "$events_want"
		events_all="$events_all $events_event"
	done <"$test_dir/lib/events.tbl"
	# shellcheck disable=SC2086
	check "there are no others" events_are $events_all
}
