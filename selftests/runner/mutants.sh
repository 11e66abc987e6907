# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of scripts/mutants and of lint's rule about them, in a toy tree: its
# driver is one number, and what would boot a guest says of each number what a
# guest with such a bug says. All else is the real thing. Sourced by run.

# toy_file FILE: executable, its text from stdin
toy_file() {
	mkdir -p "$toy/$(dirname "$1")"
	cat >"$toy/$1"
	chmod +x "$toy/$1"
}

toy_tree() {
	toy=$work/mutants-toy
	mkdir -p "$toy"/{scripts/vm,kmod/include,selftests/mutants}
	cp -r "$top"/scripts/{mutants,lint,lint.tbl,lib} "$toy/scripts"
	cp "$top"/scripts/vm/{arch.sh,check-guest,*.tbl} "$toy/scripts/vm"
	printf '%s\n' '/* a driver */' 'int toy = 0;' '/* end */' >"$toy/kmod/toy.c"
	echo 'static int stub = 0;' >"$toy/kmod/include/toy.h"
	: | toy_file selftests/gunyah/toy.sh
	: | toy_file selftests/gunyah/never_green.sh
	echo 'echo /toy-kernel' | toy_file scripts/vm/kernel
	toy_file scripts/kselftest <<-'EOF2'
		mkdir -p "${0%/*}/../installed/gunyah"
		cp "${KMOD:-${0%/*}/../kmod}/include/toy.h" "${0%/*}/../installed"
		cd "${0%/*}/../installed"
		printf '%s\n' gunyah:toy.sh gunyah:never_green.sh >kselftest-list.txt
		pwd
	EOF2
	toy_file scripts/modules <<-'EOF2'
		out=$(realpath "${0%/*}/..")/modules
		mkdir -p "$out/src"
		cc -fsyntax-only "$KMOD/toy.c" || exit 1
		grep struct "$KMOD/toy.c" >"$out/src/Module.symvers"
		echo "$out"
	EOF2
	toy_guest | toy_file scripts/vm/run
}

# toy_guest: scripts/vm/run with a guest in which the bug $toy does its worst
toy_guest() {
	cat <<-'EOF2'
		while [ "$1" != -- ]; do
			[ "$1" != -o ] || out=$2
			[ "$1" != -i ] || case $2 in *:selftests) tests=${2%:*} ;; esac
			shift
		done
		toy=$(sed -n 's/.*toy = \([0-9]*\);/\1/p' "$KMOD/toy.c")
		test=$(cat "$tests/kselftest-list.txt")
		log() { echo "[    1.000000] $*" >>"$out/console.log"; }
		say() { printf '%s\n' "$@" >>"$out/output"; }
		own() { say "$1 1 selftests: ${test/:/: }$2"; }
		end() { log "ringscope-check: end"; }
		[ "$toy" != 6 ] || exit 3
		log "ringscope-check: $test"
		say "TAP version 13" 1..1 "# selftests: ${test/:/: }"
		case $test in *never*) toy=1 ;; esac
		# what the tests' own modules were built of
		! grep -q "stub = 1" "$tests/toy.h" || toy=1
		case $toy in
		4) say "# 1..0 # SKIP no such thing"; own ok " # SKIP"; end; exit 0 ;;
		5) own "not ok" " # TIMEOUT 45 seconds"; end; exit 0 ;;
		7) sleep 1; exit 124 ;;
		8) exit 125 ;;
		9) log "Oops: invalid opcode: 0000 [#1]"; exit 125 ;;
		11) exit 1 ;;
		esac
		say "# 1..2" "# ok 1 one"
		case $toy in
		1) say "# not ok 2 two"; own "not ok"; end ;;
		2) say "# ok 2 two"; own ok; log "WARNING: CPU: 0 PID: 1 at toy"; end ;;
		10) say "# not ok 2 two"; exit 124 ;;
		*) say "# ok 2 two"; own ok; end ;;
		esac
	EOF2
}

# toy_patch NAME TEST NUMBER [BEFORE]: a mutant; BEFORE is the line before
toy_patch() {
	cat >"$toy/selftests/mutants/$1.patch" <<-EOF2
		SPDX-License-Identifier: GPL-2.0
		Bug: The number is $3.
		Test: $2

		--- a/kmod/toy.c
		+++ b/kmod/toy.c
		@@ -1,3 +1,3 @@
		 ${4:-/* a driver */}
		-int toy = 0;
		+int toy = $3;
		 /* end */
	EOF2
}

# toy_header_patch NAME: a mutant of what is in a header
toy_header_patch() {
	cat >"$toy/selftests/mutants/$1.patch" <<-'EOF2'
		SPDX-License-Identifier: GPL-2.0
		Bug: The stub is 1.
		Test: gunyah:toy.sh

		--- a/kmod/include/toy.h
		+++ b/kmod/include/toy.h
		@@ -1 +1 @@
		-static int stub = 0;
		+static int stub = 1;
	EOF2
}

# toy_run STATUS NAME...: the exit status of scripts/mutants
toy_run() {
	local wanted=$1 status=0
	shift
	"$toy/scripts/mutants" "$@" >"$work/toy.out" 2>"$work/toy.err" || status=$?
	cat "$work/toy.out" "$work/toy.err"
	[ "$status" = "$wanted" ] || { echo "exit status $status"; return 1; }
}

# toy_verdict NAME: killed, by and how, as in mutants.json
toy_verdict() {
	python3 -c '
import json, sys
for row in json.load(open(sys.argv[1])):
    if row["name"] == sys.argv[2]:
        assert set(row) == {"name", "killed", "by", "how", "seconds"}
        assert type(row["seconds"]) is int
        print(row["killed"], row["by"], row["how"], sep="|")
' "$toy/build/mutants.json" "$1"
}

toy_is() {
	diff <(echo "$2") <(toy_verdict "$1")
}

# each row: name, test, number, verdict, what it shows; "-" for toy.sh
toy_rows() {
	cat <<-'EOF2'
		noticed	-	1	True|gunyah:toy.sh|two	killed by what the test says
		logged	-	2	True|kernel log|WARNING: CPU: 0 PID: 1 at toy	killed by what the kernel says
		late	-	5	True|gunyah:toy.sh|TIMEOUT 45 seconds	killed by the test's timeout
		dies_loudly	-	9	True|kernel log|Oops: invalid opcode: 0000 [#1]	killed by an oops that ends the guest
		said_before	-	10	True|gunyah:toy.sh|two	killed by what the test said before the guest hung
		unnoticed	-	3	False|None|survived: gunyah:toy.sh passed and the kernel log is clean	survives where nobody notices
		skips	-	4	False|None|error: the test skipped: no such thing	no kill: the test skips
		does_not_load	-	6	False|None|error: the modules do not load	no kill: it does not load
		hangs	-	7	False|None|error: the guest hung before the test or the kernel said anything	no kill: the guest hangs in silence
		dies	-	8	False|None|error: the guest died before the test or the kernel said anything	no kill: the guest dies in silence
		no_guest	-	11	False|None|error: the guest did not run: exit status 1	no kill: there is no guest
		does_not_build	-	x	False|None|error: it does not build: see build.log	no kill: it does not build
		other_version	-	1; struct toy	False|None|error: it changes the version of an exported symbol	no kill: it fits no module of the tests
		never_green	gunyah:never_green.sh	1	False|None|error: unmutated run not green: two	no kill: the test fails without it
		no_such_test	gunyah:nosuch.sh	1	False|None|error: there is no test gunyah:nosuch.sh	no kill: no such test
	EOF2
}

mutants_ends_with() {
	[ "$(tail -n 1 "$work/toy.out")" = "$1" ]
}

# Ended in the middle of a guest, it leaves no temporary files
mutants_stops() {
	local tmp=$work/toy-tmp group
	mkdir -p "$tmp"
	TMPDIR=$tmp setsid "$toy/scripts/mutants" hangs &
	group=$!
	until compgen -G "$tmp/ringscope-mutants.*/tests" >/dev/null; do
		kill -0 "$group" || return
		sleep 0.1
	done
	kill -TERM -- "-$group"
	wait "$group"
	[ -z "$(ls "$tmp")" ]
}

# What lint says to one wrong thing, and that it says it in so many words
mutants_lint() {
	"$toy/scripts/lint" mutants >"$work/toy.lint" 2>&1
	cat "$work/toy.lint"
	grep -qF -- "$1" "$work/toy.lint"
}

mutants_lint_tests() {
	rm -f "$toy"/selftests/mutants/*
	toy_patch good gunyah:toy.sh 1
	result "lint mutants: accepts one that applies" mutants_lint "ok 1 "
	toy_patch bad gunyah:toy.sh 1 "/* another driver */"
	result "lint mutants: finds one that does not apply exactly" \
		mutants_lint "bad.patch: it does not apply"
	toy_patch bad gunyah:nosuch.sh 1
	result "lint mutants: finds a test that is not there" \
		mutants_lint "bad.patch: there is no test gunyah:nosuch.sh"
	toy_patch bad gunyah:toy.sh 1
	sed -i '/^Test:/a Cell: 6.12-amd64-nosuch' "$toy/selftests/mutants/bad.patch"
	result "lint mutants: finds a cell that is not there" \
		mutants_lint "bad.patch: there is no cell 6.12-amd64-nosuch"
	sed -i -e '/^Cell:/d' -e '/^Bug:/d' "$toy/selftests/mutants/bad.patch"
	result "lint mutants: finds a header without its sentence" \
		mutants_lint "bad.patch: its header needs one line \"Bug:"
	toy_patch bad gunyah:toy.sh 1
	sed -i 's,/kmod/,/scripts/,' "$toy/selftests/mutants/bad.patch"
	result "lint mutants: finds one that leaves kmod" \
		mutants_lint "bad.patch: it changes more than kmod"
}

mutants_tests() {
	local name test value verdict sentence
	toy_tree
	while IFS=$'\t' read -r name test value _; do
		toy_patch "$name" "${test/#-/gunyah:toy.sh}" "$value"
	done < <(toy_rows)
	toy_patch fuzzy gunyah:toy.sh 1 "/* another driver */"
	result "mutants: 1 if one is not killed" toy_run 1
	result "mutants: counts what was killed, and what was not" \
		mutants_ends_with "5 passed, 11 failed, 0 skipped"
	while IFS=$'\t' read -r name test value verdict sentence; do
		result "mutants: $sentence" toy_is "$name" "$verdict"
	done < <(toy_rows)
	result "mutants: no kill: it applies only with fuzz" \
		eval 'toy_verdict fuzzy | grep "^False|None|error: it does not apply"'
	result "mutants: 0 if all are killed" toy_run 0 noticed logged
	result "mutants: runs those named" \
		mutants_ends_with "2 passed, 0 failed, 0 skipped"
	toy_header_patch header
	result "mutants: killed by a test that was built of its header" \
		toy_run 0 header noticed
	result "mutants: the next one's tests are built without it" toy_run 1 header unnoticed
	result "mutants: 129 for a name that is not there" toy_run 129 nosuch
	result "mutants: leaves nothing when it is ended" mutants_stops
	mutants_lint_tests
}
