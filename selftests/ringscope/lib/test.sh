# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What every test begins and ends with:
#
#	requires sim			what must be there; else the test skips
#	test_start 3			how many results it prints
#	check "a sentence" COMMAND...	one result
#	skip "a sentence" REASON	one result that cannot be had here
#	eventually COMMAND...		wait until it succeeds
#	run COMMAND...			what a signal need not wait for
#
# What undoes a step is handed to "cleanup" before the step, so that a signal
# finds it whenever it comes. The exit path adds results of its own: what the
# test left behind (wake.sh), where kmemleak is, what it leaked (leaks.sh), and
# what the kernel logged meanwhile (log.sh).
#
# A target's own lib/test.sh names its modules and its tracepoints, includes
# this file, and then says what else its tests could leave behind.
#
# Tests run on emulated machines, where starting a program takes longer than
# anything a test waits for. So the library lives on what the shell itself can
# do, and a function gives its answer in $reply, which costs no subshell.

set -u

test_dir=${0%/*}
test_lib=$test_dir/../ringscope/lib
test_name=${0##*/}
test_name=${test_name%.sh}
test_cleanups=
test_stopped=
tab='	'
reply=
why=

# How long something may take that must happen, seconds. Only a test that
# fails ever waits so long, so it can be generous to a slow machine. Where one
# is meant to fail (scripts/mutants), PATIENCE is less, and FAIL_FAST ends the
# test with its first result that does.
patience=${PATIENCE:-240}

# shellcheck source=/dev/null
. "$test_dir/../kselftest/ktap_helpers.sh"
. "$test_lib/requires.sh"
. "$test_lib/log.sh"
. "$test_lib/modules.sh"
. "$test_lib/processes.sh"
. "$test_lib/trace.sh"
. "$test_lib/events.sh"
. "$test_lib/faults.sh"
. "$test_lib/chaos.sh"
. "$test_lib/soak.sh"
. "$test_lib/leaks.sh"
. "$test_lib/wake.sh"

# test_start RESULTS
test_start() {
	trap test_exit EXIT
	trap 'fatal "stopped by a signal"' INT TERM HUP
	test_results=$(($1 + 2))
	! leaks_can_be_found || test_results=$((test_results + 1))
	ktap_print_header
	ktap_set_plan $test_results
	log_mark
	requires_load
	wake_note
	leaks_note
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
	tmp=${TMPDIR:-/tmp}/$test_name.$$
	cleanup "rm -rf $tmp"
	mkdir "$tmp" || fatal "no temporary directory"
}

# A command leaves the list when it is done: a signal may stop it half way, and
# then it is done again.
test_clean_up() {
	while [ -n "$test_cleanups" ]; do
		eval "${test_cleanups%%
*}"
		test_cleanups=${test_cleanups#*
}
	done
}

test_exit() {
	trap - EXIT
	trap '' INT TERM HUP
	# What was going on when it was stopped must not go on meanwhile.
	[ -z "$test_stopped" ] || processes_end
	test_clean_up >/dev/null 2>&1
	[ -n "$test_stopped" ] || leaks_look
	check "nothing is left behind" wake_is_calm
	[ -z "$test_stopped" ] || ktap_exit_fail_msg "$test_stopped"
	! leaks_can_be_found || check "no memory is leaked" leaks_none
	check "the kernel log is clean" log_is_clean
	ktap_finished
}

# check SENTENCE COMMAND...: a command that fails may have said why in $why
check() {
	test_sentence=$1
	shift
	why=
	if "$@"; then
		check_passes
		return
	fi
	echo "${why:-not so: $*}" | sed 's/^/# /'
	if check_known "$test_sentence"; then
		xfail "$test_sentence" "$known"
	else
		ktap_test_fail "$test_sentence"
		[ -z "${FAIL_FAST-}" ] || test_fail_fast
	fi
}

# test_fail_fast: who set FAIL_FAST wants to know no more, and has no other use
# for this kernel
test_fail_fast() {
	trap - EXIT
	processes_look
	# shellcheck disable=SC2086
	[ -z "$processes" ] || kill -KILL $processes
	ktap_finished
}

check_passes() {
	if check_known "$test_sentence"; then
		ktap_print_msg "not so any more: $known"
		ktap_test_fail "$test_sentence"
	else
		ktap_test_pass "$test_sentence"
	fi
}

# check_known SENTENCE: it is known to fail; $known is why. A target may have
# such results.
check_known() {
	return 1
}

# xfail SENTENCE REASON: one result that fails, as is known
xfail() {
	__ktap_test ok "$1" "XFAIL $2"
	KTAP_CNT_PASS=$((KTAP_CNT_PASS + 1))
}

# skip SENTENCE REASON
skip() {
	ktap_print_msg "skipped: $2"
	ktap_test_skip "$1"
}

# run COMMAND...: a signal does not wait for it, as it would otherwise
run() {
	"$@" &
	wait $!
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

# clock: hundredths of a second
clock() {
	contents /proc/uptime
	reply=${reply%% *}
	reply=${reply%.*}${reply#*.}
}

# eventually COMMAND...: it succeeds before patience runs out. It is asked for
# less and less often: a slow machine works longer to start sleep than it sleeps.
eventually() {
	clock
	test_deadline=$((reply + patience * 100))
	test_pause=1
	until "$@"; do
		clock
		[ "$reply" -lt $test_deadline ] || return 1
		sleep 0.$test_pause
		[ $test_pause = 8 ] || test_pause=$((test_pause * 2))
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
