# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# One cell of the matrix: what it takes to run its tests, its guests, and the
# verdict. It all lands in $reports/CELL. Needs common.sh, cells.sh, judge.sh,
# qemu.sh; $reports, the patterns $only, $repeat, $shuffle, $seed and $soak.
# shellcheck disable=SC2154

# cell_says DIR VERDICT...: a report of one result that no test has given
cell_says() {
	printf 'TAP version 13\n1..1\n%s\n' "${*:2}" >"$1/ktap.1"
}

# cell_prepare CELL: everything that is to be built. Leaves the number of guests
# in the file "guests", or nothing if there is nothing to be run.
cell_prepare() {
	local dir=$reports/$1 kernel status=0
	cell_split "$1"
	rm -rf "$dir"
	mkdir -p "$dir/orders"
	if qemu_has_machine "$arch" && ! qemu_installed; then
		cell_says "$dir" "ok 1 cell # SKIP no emulator for $arch: run make deps"
		return
	fi
	say "check: $1: building"
	kernel=$("$top/scripts/vm/kernel" "$line" "$arch" "$flavour" 2> >(
		tee "$dir/errors" >&2)) || status=$?
	if [ "$status" = 4 ]; then
		cell_says "$dir" "ok 1 cell # SKIP $(tail -n 1 "$dir/errors")"
		return
	fi
	[ "$status" != 0 ] || cell_build "$dir" "$kernel" || status=$?
	[ "$status" = 0 ] || cell_says "$dir" "not ok 1 builds"
}

# cell_build DIR KERNEL
cell_build() {
	local dir=$1 tests
	cp "$2/release" "$dir/release"
	# to compile is all that is asked there
	qemu_has_machine "$arch" || export KCFLAGS=-Werror
	tests=$("$top/scripts/kselftest" "$line" "$arch" "$flavour" \
		2>>"$dir/errors") || return
	if ! qemu_has_machine "$arch"; then
		cell_says "$dir" "ok 1 builds"
		return
	fi
	cp -r "$tests" "$dir/tests"
	cell_only "$tests/kselftest-list.txt" >"$dir/tests/kselftest-list.txt"
	cell_orders "$dir" "$dir/tests/kselftest-list.txt"
	echo "$guests" >"$dir/guests"
}

# cell_fitting PATTERN...: the lines of stdin that fit one of them
cell_fitting() {
	local test pattern
	while read -r test; do
		for pattern; do
			# shellcheck disable=SC2053
			[[ $test == $pattern ]] || continue
			echo "$test"
			break
		done
	done
}

# cell_only LIST: the tests of it that are to be run. Each of $only must fit one,
# lest a wrong name pass for a test that did.
cell_only() {
	local pattern
	for pattern in "${only[@]}"; do
		[ -n "$(cell_fitting "$pattern" <"$1")" ] ||
			die "there is no test '$pattern'"
	done
	cell_fitting "${only[@]}" <"$1"
}

# cell_orders DIR LIST: DIR/orders/GUEST/NUMBER, the tests of each guest in each
# repetition. A test's place in a shuffled one depends on seed, repetition and
# name only, so it can be had again.
cell_orders() {
	local number guest
	for guest in $(seq "$guests"); do
		mkdir -p "$1/orders/$guest"
		for number in $(seq "$repeat"); do
			cell_order "$number" <"$2" |
				awk -v n="$guests" -v k="$guest" 'NR % n == k % n' \
				>"$1/orders/$guest/$number"
		done
	done
}

# cell_order NUMBER: stdin in the order of that repetition
cell_order() {
	local test
	if [ -z "$shuffle" ]; then
		cat
		return
	fi
	while read -r test; do
		echo "$(md5sum <<<"$seed $1 $test") $test"
	done | sort | cut -d' ' -f4
}

# cell_guest CELL NUMBER: run one guest. Errors of the runner stay in its log,
# what the guest prints tells about the progress.
cell_guest() {
	local cell=$1 number=$2 dir=$reports/$1 start=$EPOCHSECONDS
	local out=$dir/guest$2
	cell_split "$cell"
	local silence=()
	# longer than check-guest gives a whole soak
	[ "$soak" != whole ] || silence=(-t 4200)
	mkdir "$out"
	local TIMEFORMAT='%U %S'
	# shellcheck disable=SC2046
	{
		time "$top/scripts/vm/run" -k "$line" -a "$arch" -f "$flavour" \
			"${silence[@]}" -o "$out" -i "$dir/tests:selftests" \
			-i "$top/scripts/vm/check-guest" -i "$dir/orders/$number:orders" \
			-- env SOAK="$soak" /check-guest $(seq -f /orders/%g "$repeat") 2>"$out/errors"
	} 2>"$out/cpu" | tee "$out/ktap" | cell_progress "$cell" || true
	echo "$start $EPOCHSECONDS $(cat "$out/cpu")" >"$out/seconds"
}

# cell_progress CELL: a line for each test
cell_progress() {
	local line plan=0 number=0
	while read -r line; do
		case $line in
		1..*)
			plan=${line#1..}
			number=0
			;;
		"ok "* | "not ok "*)
			number=$((number + 1))
			say "$1 $number/$plan ${line%%ok *}ok ${line#*selftests: }"
			;;
		esac
	done
}

# cell_reports DIR: the reports of all guests, a file for each repetition
cell_reports() {
	local dir=$1 out number
	for number in $(seq "$repeat"); do
		: >"$dir/ktap.$number"
	done
	for out in "$dir"/guest*/; do
		awk -v file="$dir/ktap." '/^TAP version/ { number++ }
			number { print >>(file number) }' "$out/ktap"
		cat "$out/errors" >>"$dir/errors"
	done
}

# cell_logs DIR: the kernel logs of its guests
cell_logs() {
	local out
	for out in "$1"/guest*/; do
		judge_guest_log "$out"
	done
}

# cell_results CELL: the verdict, before anybody looks at skips
cell_results() {
	local dir=$reports/$1 report logs
	for report in "$dir"/ktap.*; do
		awk -v prefix="$1: " -f "$top/scripts/lib/ktap.awk" "$report" \
			>"${report/ktap/results}"
	done
	awk -f "$top/scripts/lib/agree.awk" "$dir"/results.*
	mapfile -t logs < <(cell_logs "$dir")
	[ ${#logs[@]} = 0 ] || judge_log "$1" "${logs[@]}"
}

# cell_judge CELL
cell_judge() {
	local dir=$reports/$1
	[ ! -s "$dir/guests" ] || cell_reports "$dir"
	if [ -n "$(cell_row "$1")" ]; then
		cell_results "$1" | judge_skips "$1" >"$dir/results"
	else
		cell_results "$1" >"$dir/results"
	fi
	cat "$dir"/ktap.* >"$dir/ktap"
	rm -rf "$dir"/{tests,orders,ktap.*,results.*}
	cell_seconds "$dir" >"$dir/seconds"
	cell_remark "$dir" >"$dir/remark"
}

# cell_seconds DIR: from the start of its first guest to the end of its last, and
# the processor's seconds, which do not depend on what else runs here
cell_seconds() {
	{ cat "$1"/guest*/seconds 2>/dev/null || true; } | awk '
		NR == 1 || $1 < start { start = $1 }
		$2 > end { end = $2 }
		{ cpu += $3 + $4 }
		END { print NR ? end - start " " int(cpu) : "- -" }'
}

# cell_remark DIR: what the figures do not tell
cell_remark() {
	local dir=$1
	if [ ! -s "$dir/guests" ]; then
		awk -F '\t' '{ sub(/.*: /, "", $2); print $3 == "" ? $2 : $3; exit }' \
			"$dir/results"
		return
	fi
	awk -F '\t' -v guests="$(cat "$dir/guests")" -v repeat="$repeat" -v seed="$seed" '
		$1 == "fail" && $3 ~ /^verdicts differ/ { differ++ }
		$1 == "remark" { remarks++ }
		END {
			if (guests > 1)
				printf "%d guests; ", guests
			if (repeat > 1)
				printf "%d %s, %s; ", repeat,
					seed == "" ? "repetitions" : "orders",
					differ ? differ " verdicts differ" : "all verdicts agree"
			if (remarks)
				printf "%d rows of skips.tbl without a skip; ", remarks
		}' "$dir/results" | sed 's/; $//'
}
