#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whatever is wrong with a reply: it is counted under its reason, its caller is
# told, and what comes after it is received.
. "${0%/*}/lib/test.sh"

# drops REASON RESULT FAULT SIZE: a call with that fault
drops() {
	rm_counter_of a "drops/$1" && before=$reply
	rm_stat_of a "$2" && result=$reply
	rm_sim_of a struck && struck=$reply
	rm_fault a "$3"
	rm_calls a "size=$4"
	rm_sim_is a struck $((struck + 1)) &&
		rm_stats_are a "$2=$((result + 1)) corrupt=0" &&
		eventually rm_counter_at_least a "drops/$1" $((before + 1)) &&
		rm_adds_up a && rm_works a
}

requires sim
test_start 17

rm_timeout 1000
rm_new a
while read -r fault reason result size; do
	check "$fault of $size bytes: $reason, $result" \
		drops "$reason" "$result" "$fault" "$size"
done <<-EOT
	bad_version bad_version timed_out 64
	too_short too_short timed_out 64
	too_long too_long timed_out 64
	too_many_fragments too_many_fragments timed_out 64
	request request timed_out 64
	wrong_seq unsolicited timed_out 64
	wrong_id wrong_id timed_out 64
	unsolicited unsolicited answered 64
	unsolicited unsolicited answered 1000
	duplicate duplicate answered 64
	duplicate duplicate answered 1000
	no_error_code no_error_code bad 64
	bad_version stray_continuation timed_out 1000
	wrong_seq unsolicited timed_out 1000
	stray_continuation stray_continuation answered 64
	bad_continuation mismatch bad 64
	bad_continuation mismatch bad 1000
EOT
