# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Jobs that wait for their turn: the heaviest first, so many at once that the
# processors are busy. Needs jobs.sh.
#
#	queue_add WEIGHT LOAD COMMAND [ARG...]	words, none with a space in it
#	queue_run LIMIT				until none is left
#
# LOAD is how much of a processor the job keeps busy, in percent; LIMIT is the
# number of processors that they may keep busy. When a job has ended,
# COMMAND_ended ARG... is called, if there is such a function; it may add jobs.

queue_jobs=

queue_add() {
	queue_jobs+=$'\n'"$*"
}

# queue_next: print the job that is to be started next
queue_next() {
	sort -k1,1nr -k3 <<<"$queue_jobs" | sed '/^$/d' | head -n 1
}

# queue_fits LIMIT: may it be started now?
queue_fits() {
	local job load sum=0
	job=$(queue_next)
	[ -n "$job" ] || return
	for load in "${jobs_names[@]%% *}"; do
		sum=$((sum + load))
	done
	read -r _ load _ <<<"$job"
	[ "$sum" = 0 ] || [ $((sum + load)) -le $((100 * $1)) ]
}

queue_start() {
	local job words
	job=$(queue_next)
	queue_jobs=$(grep -vxF "$job" <<<"$queue_jobs" || true)
	read -ra words <<<"$job"
	job_start "${words[*]:1}" "${words[@]:2}"
}

queue_run() {
	local words
	while :; do
		while queue_fits "$1"; do
			queue_start
		done
		[ ${#jobs_names[@]} -gt 0 ] || break
		job_end
		# shellcheck disable=SC2154
		read -ra words <<<"$job_name"
		! declare -F "${words[1]}_ended" >/dev/null ||
			"${words[1]}_ended" "${words[@]:2}"
	done
}

# queue_limit: all processors. One guest for each two CPUs that it has would
# leave this machine idle while guests wait. Each needs memory, too.
queue_limit() {
	local memory
	memory=$(awk '/^MemAvailable/ { print int($2 / 1024 / 2048) }' /proc/meminfo)
	[ "$memory" -ge 1 ] || memory=1
	echo $(($(nproc) < memory ? $(nproc) : memory))
}
