# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of the queue of jobs, and of the table it ends with. Sourced by run.
# shellcheck disable=SC2016

# queue_sh SCRIPT: run in $work with the queue in it, and two jobs: "tell" names
# itself, "busy" says when it begins and ends
queue_sh() {
	timeout 20 bash -c '
		set -euo pipefail
		. "$0/scripts/lib/jobs.sh"
		. "$0/scripts/lib/queue.sh"
		jobs_guard
		cd "$1"
		tell() { echo "$1"; }
		busy() { echo +; sleep 0.1; echo -; }
		'"$1" "$top" "$work"
}

queue_heaviest() {
	diff <(queue_sh 'queue_add 5 100 tell middle
			queue_add 40 100 tell heavy
			queue_add 1 100 tell light
			queue_run 1') \
		<(printf '%s\n' heavy middle light)
}

# queue_most LOAD MOST: no more than MOST jobs of that load at once
queue_most() {
	queue_sh 'for number in 1 2 3 4 5 6; do
			queue_add 1 '"$1"' busy "$number"
		done
		queue_run 2' >"$work/busy"
	awk -v allowed="$2" '{ running += $1 == "+" ? 1 : -1 }
		running > most { most = running }
		END { print most; exit !(NR == 12 && most <= allowed) }' "$work/busy"
}

# queue_meets LOAD LIMIT: each of two jobs of that load waits for the other, so
# one alone would never end
queue_meets() {
	rm -f "$work/meet"
	mkfifo "$work/meet"
	queue_sh 'says() { echo met >meet; }
		hears() { cat meet; }
		queue_add 1 '"$1"' says
		queue_add 1 '"$1"' hears
		queue_run '"$2" | grep -x met
}

queue_adds() {
	diff <(queue_sh 'tell_ended() { [ "$1" != first ] || queue_add 1 100 tell second; }
			queue_add 1 100 tell first
			queue_run 1') \
		<(printf '%s\n' first second)
}

queue_fails() {
	diff <(queue_sh 'breaks() { false; }
			breaks_ended() { echo "ended $job_status"; }
			queue_add 2 100 breaks
			queue_add 1 100 tell after
			queue_run 1') \
		<(printf '%s\n' 'ended 1' after)
}

# a job's child must not outlive the shell that runs the queue
queue_killed() {
	rm -f "$work"/{parent,child}
	queue_sh 'echo $$ >parent
		lasts() { sleep 60 & echo $! >child; wait; }
		queue_add 1 100 lasts
		queue_run 1' &
	until [ -s "$work/child" ]; do
		sleep 0.05
	done
	kill "$(cat "$work/parent")"
	timeout 10 tail --pid="$(cat "$work/parent")" -f /dev/null &&
		timeout 10 tail --pid="$(cat "$work/child")" -f /dev/null
}

# A cell that came to no end has a result, and none of the other files.
table_whole() {
	queue_sh '. "$0/scripts/lib/common.sh"
		. "$0/scripts/lib/judge.sh"
		. "$0/scripts/lib/matrix.sh"
		reports=$1/reports
		cells=(broken whole)
		mkdir -p "$reports"/{broken,whole}
		printf "fail\tbroken\tcame to no end\n" >"$reports/broken/results"
		printf "pass\ta test\n" >"$reports/whole/results"
		echo 6.66 >"$reports/whole/release"
		echo "12 34" >"$reports/whole/seconds"
		matrix_table
		echo end' | awk '{ $1 = $1; print }' >"$work/table"
	diff <(sed 1d "$work/table") \
		<(printf '%s\n' "broken - 0 1 0 - -" "whole 6.66 1 0 0 12 34" end)
}

queue_tests() {
	result "queue: the heaviest job starts first" queue_heaviest
	result "queue: a job for each processor, no more" queue_most 100 2
	result "queue: no more than fit there" queue_most 70 2
	result "queue: one for each processor, no less" queue_meets 100 2
	result "queue: two where each takes half of one" queue_meets 50 1
	result "queue: a job that ends may add others" queue_adds
	result "queue: a job that fails stops no other" queue_fails
	result "queue: who ends it ends its jobs" queue_killed
	result "queue: the table has a row for a cell that came to no end" table_whole
}
