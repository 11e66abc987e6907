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
	(trap - EXIT; "$@") </dev/null &
	set +m
	jobs_names[$!]=$name
}

# job_end: wait until a job ends; its name is job_name, its status job_status
# shellcheck disable=SC2034
job_end() {
	local pid=
	job_status=0
	wait -n -p pid "${!jobs_names[@]}" || job_status=$?
	job_name=${jobs_names[$pid]}
	unset "jobs_names[$pid]"
}

# jobs_kill: for the caller's EXIT trap
jobs_kill() {
	local pid
	for pid in "${!jobs_names[@]}"; do
		kill -TERM -- "-$pid" 2>/dev/null || true
	done
	[ ${#jobs_names[@]} = 0 ] || wait "${!jobs_names[@]}" 2>/dev/null || true
	jobs_names=()
}
