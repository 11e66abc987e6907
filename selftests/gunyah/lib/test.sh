# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What every test begins and ends with:
#
#	requires sim			what must be there; else the test skips
#	test_start 3			how many results it prints
#	check "a sentence" COMMAND...	one result
#	skip "a sentence" REASON	one result that cannot be had here
#	eventually COMMAND...		wait until it succeeds
#
# What is to be undone is handed to "cleanup" when it is done, and the exit
# path adds two results of its own: the kernel log since the start, and what
# the test left behind (wake.sh).
#
# Tests run on emulated machines, where starting a program takes longer than
# anything a test waits for. So the library lives on what the shell itself can
# do, and a function gives its answer in $reply, which costs no subshell.

set -u

test_dir=${0%/*}
test_name=${0##*/}
test_name=${test_name%.sh}
test_cleanups=
test_stopped=
tab='	'
reply=
why=

# How long something may take that must happen, seconds. Only a test that
# fails ever waits so long, so it can be generous to a slow machine.
patience=60

# shellcheck source=/dev/null
. "$test_dir/../kselftest/ktap_helpers.sh"
. "$test_dir/lib/requires.sh"
. "$test_dir/lib/log.sh"
. "$test_dir/lib/modules.sh"
. "$test_dir/lib/wake.sh"
. "$test_dir/lib/sim.sh"
. "$test_dir/lib/traffic.sh"
. "$test_dir/lib/senders.sh"
. "$test_dir/lib/counters.sh"
. "$test_dir/lib/trace.sh"
. "$test_dir/lib/tool.sh"

# test_start RESULTS
test_start() {
	trap test_exit EXIT
	trap 'fatal "stopped by a signal"' INT TERM HUP
	ktap_print_header
	ktap_set_plan $(($1 + 2))
	log_mark
	requires_load
	wake_note
}

# fatal MESSAGE...: what is to be tested cannot even be set up
fatal() {
	test_stopped="$*"
	exit 1
}

# cleanup COMMAND: run it at the end; what was added last runs first
cleanup() {
	test_cleanups="$1
$test_cleanups"
}

# test_tmp: $tmp is a directory of the test's own
test_tmp() {
	tmp=$(mktemp -d) || fatal "no temporary directory"
	cleanup "rm -r $tmp"
}

test_clean_up() {
	while [ -n "$test_cleanups" ]; do
		test_command=${test_cleanups%%
*}
		test_cleanups=${test_cleanups#*
}
		eval "$test_command"
	done
}

test_exit() {
	trap - EXIT
	trap '' INT TERM HUP
	test_clean_up >/dev/null 2>&1
	check "nothing is left behind" wake_is_calm
	check "the kernel log is clean" log_is_clean
	[ -z "$test_stopped" ] || ktap_exit_fail_msg "$test_stopped"
	ktap_finished
}

# check SENTENCE COMMAND...: a command that fails may have said why in $why
check() {
	test_sentence=$1
	shift
	why=
	if "$@"; then
		ktap_test_pass "$test_sentence"
		return
	fi
	echo "${why:-not so: $*}" | sed 's/^/# /'
	ktap_test_fail "$test_sentence"
}

# skip SENTENCE REASON
skip() {
	ktap_print_msg "skipped: $2"
	ktap_test_skip "$1"
}

# same WHAT WANT GOT
same() {
	[ "$2" = "$3" ] && return
	why="$1: $3, not $2"
	return 1
}

# at_least WHAT MINIMUM GOT
at_least() {
	[ "${3:-0}" -ge "$2" ] && return
	why="$1: $3, less than $2"
	return 1
}

# test_uptime: seconds
test_uptime() {
	contents /proc/uptime
	reply=${reply%%.*}
}

# eventually COMMAND...: it succeeds before patience runs out
eventually() {
	test_uptime
	test_deadline=$((reply + patience))
	until "$@"; do
		test_uptime
		[ "$reply" -lt $test_deadline ] || return 1
		sleep 0.1
	done
}

# not COMMAND...
not() {
	! "$@"
}

# contents FILE: its first line
contents() {
	reply=
	[ -r "$1" ] && read -r reply <"$1"
}
