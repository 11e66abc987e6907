#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A test that is told to stop, at whatever moment, undoes all that it has done,
# leaves no program running, and does not say that all is well. CHAOS_SEED and
# CHAOS_CYCLES say which, how and when.
. "${0%/*}/lib/test.sh"

# kill_half_way SIGNAL TEST: at $moment, hundredths of a second from its
# beginning; earlier if by then it was through
kill_half_way() {
	while [ "$moment" -gt 1 ]; do
		"$test_dir/$2.sh" >"$tmp/output" 2>&1 &
		victim=$!
		fraction=$((100 + moment % 100))
		sleep "$((moment / 100)).${fraction#1}"
		kill -"$1" $victim 2>/dev/null
		wait $victim || return 0
		moment=$((moment / 2))
	done
	why="it passes: $(cat "$tmp/output")"
	return 1
}

cycle() {
	chaos_choose removal_completes_every_message_once \
		every_completion_context_completes_messages \
		the_user_peer_blocks_unless_told_not_to \
		loopback_and_echo_return_every_message && victim_test=$reply
	# Not INT: what a shell starts in the background never gets it.
	chaos_choose TERM HUP && signal=$reply
	chaos_pick 150 && moment=$((reply + 20))
	kill_half_way "$signal" "$victim_test" && wake_is_calm
}

requires sim
test_start 1
test_tmp

chaos_begin 4
check "nothing of it is left, and it does not pass" chaos_each cycle
