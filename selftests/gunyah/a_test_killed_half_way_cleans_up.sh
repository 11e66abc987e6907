#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A test that is told to stop, at whatever moment, undoes all that it has done,
# leaves no program running, and does not say that all is well.
. "${0%/*}/lib/test.sh"

# Not INT: what a shell starts in the background cannot be told that way.
signals="TERM HUP"

# kill_half_way SIGNAL TEST: at $moment, hundredths of a second from its
# beginning; earlier if by then it was through
kill_half_way() {
	while [ "$moment" -gt 1 ]; do
		"$test_dir/$2.sh" >"$tmp/output" 2>&1 &
		victim=$!
		fraction=$((100 + moment % 100))
		sleep "$((moment / 100)).${fraction#1}"
		kill -"$1" $victim
		wait $victim || return 0
		moment=$((moment / 2))
	done
	why="it passes: $(cat "$tmp/output")"
	return 1
}

nothing_is_left() {
	processes_have_ended && eventually wake_same
}

requires sim
test_start 8
test_tmp

random_start 1
for victim_test in removal_completes_every_message_once \
	every_completion_context_completes_messages \
	the_user_peer_blocks_unless_told_not_to \
	loopback_and_echo_return_every_message; do
	# shellcheck disable=SC2086
	random_of $signals && signal=$reply
	random 150 && moment=$((reply + 20))
	check "it does not pass: $victim_test" \
		kill_half_way "$signal" $victim_test
	check "nothing of it is left: $victim_test" nothing_is_left
done
