# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# A known error of Linux's own bus. What shows it spoils the kernel it runs on,
# so nothing is cleaned up: the guest is thrown away. It is told as expected,
# and as a failure when it cannot be seen any more.
#
#	bug_start 2
#	check "a sentence" COMMAND...		what leads to it
#	bug "a sentence" COMMAND...		it is there

RPMSG_BUS=mainline
. "${0%/*}/lib/test.sh"

requires_fitting() {
	:
}

# bug_start RESULTS
bug_start() {
	trap bug_exit EXIT
	ktap_print_header
	ktap_set_plan "$1"
	log_mark
	requires_load
}

# A task that is stuck may hold a device that the power-off wants, so that it
# hangs: by then the guest has handed out its files.
bug_exit() {
	trap - EXIT
	(sleep 10 && echo b >/proc/sysrq-trigger) >/dev/null 2>&1 &
	[ -z "$test_stopped" ] || ktap_exit_fail_msg "$test_stopped"
	ktap_finished
}

bug() {
	test_sentence=$1
	shift
	why=
	if "$@"; then
		xfail "$test_sentence" "see docs/mainline-rpmsg.md"
	else
		echo "${why:-not so: $*}" | sed 's/^/# /'
		ktap_test_fail "$test_sentence"
	fi
}

# stuck_in FUNCTION...: $reply is a task that cannot be woken, and is in all of
# these. The end of a name will do: which of several callers is in the stack, the
# compiler decides.
stuck_in() {
	for stuck_task in /proc/[0-9]*; do
		grep -q '^State:.D' "$stuck_task/status" 2>/dev/null || continue
		stuck_stack=$(cat "$stuck_task/stack")
		reply=${stuck_task#/proc/}
		for stuck_function; do
			case $stuck_stack in
			*"$stuck_function+"*) ;;
			*) reply= ;;
			esac
		done
		[ -z "$reply" ] || return 0
	done
	why="nobody is stuck in $*"
	return 1
}

# stays_stuck_in FUNCTION...: the same task, also when seconds have passed
stays_stuck_in() {
	eventually stuck_in "$@" || return
	stuck_first=$reply
	sleep 3
	stuck_in "$@" && same "the task" "$stuck_first" "$reply" || return
	printf '%s\n' "$stuck_stack" | sed 's/^/# /'
}

# sleeps_in FUNCTION NAME COUNT: so many tasks of that name do
sleeps_in() {
	sleeps_count=0
	for sleeps_task in /proc/[0-9]*; do
		contents "$sleeps_task/comm"
		[ "$reply" != "$2" ] || ! grep -q "$1" "$sleeps_task/stack" ||
			sleeps_count=$((sleeps_count + 1))
	done
	same "asleep in $1" "$3" $sleeps_count
}
