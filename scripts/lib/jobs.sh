# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Jobs in the background that leave nothing running. Each has a process group
# of its own, so that one signal ends all it started. Needs common.sh.

declare -A jobs_names=()

# job_start NAME COMMAND...
job_start() {
	local name=$1
	shift
	set -m
	# what bash inherits from here is the caller's to clean up, not the job's
	(trap - EXIT; jobs_names=(); "$@") </dev/null &
	set +m
	jobs_names[$!]=$name
}

# job_end: wait until a job ends; its name is job_name, its status job_status
# shellcheck disable=SC2034
job_end() {
	local pid
	jobs_gone
	# 127 of a job that ends between the two: then it is gone
	[ -n "$pid" ] || wait -n -p pid "${!jobs_names[@]}" 2>/dev/null || true
	[ -n "$pid" ] || jobs_gone
	job_status=0
	wait "$pid" || job_status=$?
	job_name=${jobs_names[$pid]}
	unset "jobs_names[$pid]"
}

# jobs_gone: pid is a job that has ended without being waited for, or nothing.
# bash 5.2 forgets those for "wait -n" whose end it noticed in any other command.
jobs_gone() {
	for pid in "${!jobs_names[@]}"; do
		kill -0 "$pid" 2>/dev/null || return 0
	done
	pid=
}

# jobs_kill: for an EXIT trap
jobs_kill() {
	local pid
	for pid in "${!jobs_names[@]}"; do
		kill -TERM -- "-$pid" 2>/dev/null || true
	done
	[ ${#jobs_names[@]} = 0 ] || wait "${!jobs_names[@]}" 2>/dev/null || true
	jobs_names=()
}

# jobs_guard: whatever ends this shell ends them too
jobs_guard() {
	trap jobs_kill EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
}
