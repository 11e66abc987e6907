# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The programs that a test started. They are told by their parent, and, when
# that has gone, by a mark in their environment.

processes_mark=$test_name.$$
export SELFTEST="$processes_mark"

# processes_look: $processes are those that run, by number: children, what has
# the mark, and children of those, which are shells when nobody started a program
# in them, and have no mark.
processes_look() {
	processes=
	processes_parents=$$
	while [ -n "$processes_parents" ]; do
		processes_new=
		# shellcheck disable=SC2013
		for process in $(grep -lsE \
			-e "^[0-9]+ \(.*\) [^ZX] ($processes_parents) " \
			-e "SELFTEST=$processes_mark" \
			/proc/[0-9]*/stat /proc/[0-9]*/environ); do
			process=${process%/*}
			process=${process#/proc/}
			# The grep itself was one.
			case " $processes " in
			*" $process "*) continue ;;
			esac
			[ ! -d "/proc/$process" ] || [ "$process" = $$ ] || {
				processes="$processes $process"
				processes_new="$processes_new|$process"
			}
		done
		processes_parents=${processes_new#|}
	done
}

processes_none() {
	processes_look
	[ -z "$processes" ]
}

# processes_end: as soon as the kernel lets them
processes_end() {
	processes_none && return
	# shellcheck disable=SC2086
	kill -KILL $processes
	eventually processes_none
}

# processes_have_ended: fails if there were any, which then are no more
processes_have_ended() {
	processes_none && return
	why="processes left:"
	for process in $processes; do
		contents "/proc/$process/comm"
		why="$why $process ($reply)"
	done
	processes_end
	return 1
}
