# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of those parts of the tests' library that need no guest. Sourced by run.
# shellcheck disable=SC2016

# library_sh SCRIPT [VARIABLE=VALUE...]: with the library's chance in it, and
# "walk", which prints what each of 50 cycles chose
library_sh() {
	env "${@:2}" sh -c '
		ktap_print_msg() { echo "# $*"; }
		contents() { read -r reply <"$1"; }
		walk() { chaos_choose north east south west; echo "$reply"; }
		. "$0"
		chaos_begin 50
		'"$1" "$top/selftests/ringscope/lib/chaos.sh"
}

chaos_same() {
	diff <(library_sh "chaos_each walk" CHAOS_SEED=7) \
		<(library_sh "chaos_each walk" CHAOS_SEED=7)
}

chaos_other() {
	! diff <(library_sh "chaos_each walk" CHAOS_SEED=7 | sed 1d) \
		<(library_sh "chaos_each walk" CHAOS_SEED=8 | sed 1d)
}

chaos_again() {
	local first again
	first=$(library_sh "chaos_each walk")
	again=$(sed -n '1s/^# //p' <<<"$first")
	# shellcheck disable=SC2086
	diff <(echo "$first") <(library_sh "chaos_each walk" $again)
}

chaos_seeds() {
	for _ in {1..20}; do
		library_sh :
	done | sort -u >"$work/seeds"
	cat "$work/seeds"
	[ "$(wc -l <"$work/seeds")" -gt 16 ]
}

chaos_everywhere() {
	diff <(library_sh "chaos_each walk" CHAOS_SEED=7 | sed 1d | sort -u) \
		<(printf '%s\n' east north south west)
}

chaos_tells() {
	library_sh 'stop() { walk; why="no way"; [ "$reply" = north ]; }
		chaos_each stop || echo "$why"' CHAOS_SEED=7 >"$work/told"
	tail -n 1 "$work/told" |
		grep -E '^cycle [0-9]+ of CHAOS_SEED=7: (east|south|west): no way$'
}

# soak_sh [VARIABLE=VALUE...]: begin the test "long", which is 5 or 500
soak_sh() {
	mkdir -p "$work/soak/lib"
	printf '%s\t%s\t%s\t%s\n' other 1 2 things long 5 500 things \
		>"$work/soak/lib/soaks.tbl"
	env "$@" sh -c '
		ktap_print_msg() { echo "# $*"; }
		chaos_begin() { echo "$1 cycles"; }
		fatal() { echo "$*"; exit 1; }
		tab="	"
		test_dir=$1
		test_name=${NAME:-long}
		. "$0"
		soak_begin' "$top/selftests/ringscope/lib/soak.sh" "$work/soak"
}

# soak_has CYCLES [VARIABLE=VALUE...]
soak_has() {
	soak_sh "${@:2}" | tee /dev/stderr | grep -qx "$1 cycles"
}

soak_unknown() {
	! soak_sh NAME=unknown && ! soak_sh SOAK=hole
}

# Its test is there, and uses it; and so the other way round.
soak_rows() {
	diff <(cd "$top/selftests" && sed -n 's/^\([a-z_]*\)\t.*/\1.sh/p' \
		{gunyah,msi,rpmsg}/lib/soaks.tbl | sort) \
		<(cd "$top/selftests" && grep -lx soak_begin ./*/*.sh |
			sed 's,.*/,,' | sort)
}

# check_target TEST: in a target that has the library, one that goes on as stdin
# says; what it calls "known" is known to fail
check_target() {
	mkdir -p "$work/target"
	ln -sfn "$top/selftests/ringscope" "$work/ringscope"
	ln -sfn "$("$top/scripts/linux-source" "$host_arch")/tools/testing/selftests/kselftest" \
		"$work/kselftest"
	{
		cat <<-'EOT'
			trace_system=none
			. "${0%/*}/../ringscope/lib/test.sh"
			check_known() { known="an old error"; [ "$1" = known ]; }
		EOT
		cat
	} >"$work/target/$1"
}

# A result that is known to fail is expected to, and only to that.
check_knows() {
	check_target knows.sh <<-'EOT'
		check known false
		check other true
		check other false
		check known true
	EOT
	diff <(sh "$work/target/knows.sh" | sed 's/ *$//' | grep -v '^#') - <<-'EOT'
		ok 1 known # XFAIL an old error
		ok 2 other
		not ok 3 other
		not ok 4 known
	EOT
}

# One that is not ends the test where nobody wants to know more, and what it has
# started, programs and shells of its shells.
check_fails_fast() {
	check_target fast.sh <<-'EOT'
		stuck() {
			sh -c 'echo $PPID' >"$0.stuck"
			read -r never <"$0.fifo"
		}
		sleep 100 >/dev/null 2>&1 &
		echo $! >"$0.sleep"
		mkfifo "$0.fifo"
		run stuck >/dev/null 2>&1 &
		eventually test -s "$0.stuck"
		check known false
		check other false
		check last false
	EOT
	# Not into a pipe: what is left of it would keep that open.
	FAIL_FAST=1 sh "$work/target/fast.sh" >"$work/fast"
	diff <(sed 's/ *$//' "$work/fast" | grep -v '^#') - <<-'EOT' || return
		ok 1 known # XFAIL an old error
		not ok 2 other
	EOT
	local left
	for left in sleep stuck; do
		timeout 20 tail --pid "$(cat "$work/target/fast.sh.$left")" -f /dev/null || return
	done
}

library_tests() {
	result "results: what is known to fail is told so, and when it no longer does" \
		check_knows
	result "results: the first that fails ends the test when told so" \
		check_fails_fast
	result "chance: the same seed takes the same steps" chaos_same
	result "chance: another seed takes others" chaos_other
	result "chance: says how it can be had again" chaos_again
	result "chance: the seeds are not always the same few" chaos_seeds
	result "chance: takes all there is" chaos_everywhere
	result "chance: a failure names its cycle, seed and steps" chaos_tells
	result "long tests: are short usually" soak_has 5
	result "long tests: are whole when told" soak_has 500 SOAK=whole
	result "long tests: do not guess what is meant" soak_unknown
	result "long tests: each has a row, each row a test" soak_rows
}
