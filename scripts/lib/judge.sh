# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What reports amount to: one line for each result, tab-separated: pass, fail,
# skip or remark; its name; details. Needs common.sh.
# shellcheck disable=SC2154

# judge_skips NAME: pass results on, skips that nobody expects as failures
judge_skips() {
	awk -v cell="$1" -f "$top/scripts/lib/skips.awk" "$top/scripts/skips.tbl" -
}

# judge_log NAME LOG...: the kernel logs of all guests that shared the tests
judge_log() {
	local log
	for log in "${@:2}"; do
		awk -v prefix="$1: " -f "$top/scripts/lib/kernel-log.awk" "$log"
	done | sort -u | awk '/^fail/ { bad = 1 } bad && /^pass/ { next } { print }'
}

# judge_guest_log DIR: which file holds the kernel log of the guest whose run
# left DIR: all of it, or what reached the console before it died; or none
judge_guest_log() {
	local name
	for name in dmesg console.log; do
		[ -e "$1/$name" ] || continue
		echo "$1/$name"
		return
	done
}

# judge_guest DIR: what the report and the log of that one guest amount to
judge_guest() {
	awk -v prefix= -f "$top/scripts/lib/ktap.awk" "$1/output"
	awk -v prefix= -f "$top/scripts/lib/kernel-log.awk" "$(judge_guest_log "$1")"
}

# judge_totals FILE...: the sum of results
judge_totals() {
	cat "$@" | awk '{ n[$1]++ } END { printf "%d passed, %d failed, %d skipped\n",
		n["pass"], n["fail"], n["skip"] }'
}

# judge_tell DIR NAME: one line, and what to look at if anything failed
judge_tell() {
	local dir=$1
	say "check: $2: $(judge_totals "$dir/results")"
	awk -F '\t' '$1 == "fail" || $1 == "remark" {
		print "  " ($1 == "fail" ? "FAILED" : "REMARK") " " $2 ($3 == "" ? "" : " # " $3)
	}' "$dir/results" >&2
	grep -q '^fail' "$dir/results" || return 0
	[ ! -s "$dir/errors" ] || tail -n 20 "$dir/errors" | sed 's/^/  | /' >&2
	say "  more in ${dir#"$top"/}"
}
