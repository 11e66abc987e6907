# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of scripts/vm/matrix, in a toy tree: what would boot a guest passes the
# tests it is asked for, and nothing is built. All else is the real thing.
# Sourced by run, after mutants.sh.

matrix_toy() {
	toy=$work/matrix-toy
	mkdir -p "$toy/scripts/vm"
	cp -r "$top/scripts/lib" "$top"/scripts/*.tbl "$toy/scripts"
	cp "$top"/scripts/vm/{matrix,cell.sh,arch.sh,*.tbl} "$toy/scripts/vm"
	printf '%s\n' 'qemu_has_machine() { true; }' 'qemu_installed() { true; }' |
		toy_file scripts/vm/qemu.sh
	toy_file scripts/vm/kernel <<-'EOF2'
		mkdir -p "${0%/*}/../../kernel"
		cd "${0%/*}/../../kernel"
		echo 6.66 >release
		pwd
	EOF2
	toy_file scripts/kselftest <<-'EOF2'
		mkdir -p "${0%/*}/../installed"
		cd "${0%/*}/../installed"
		printf 'toy:%s.sh\n' one two three four >kselftest-list.txt
		pwd
	EOF2
	toy_file scripts/vm/run <<-'EOF2'
		while [ "$1" != -- ]; do
			case $2 in *:orders) orders=${2%:*} ;; esac
			[ "$1" != -o ] || echo "ringscope-check: end" >"$2/console.log"
			shift
		done
		echo "TAP version 13"
		echo "1..$(wc -l <"$orders/1")"
		while read -r test; do
			echo "ok $((number += 1)) selftests: ${test/:/: }"
		done <"$orders/1"
	EOF2
}

# matrix_runs TESTS OPTION...: just these, with the options
matrix_runs() {
	local wanted=$1
	shift
	"$toy/scripts/vm/matrix" "$@" 6.12-amd64-stock || return
	diff <(echo "$wanted") <(sed -n 's/.*selftests: toy: //p' \
		"$toy/build/check/6.12-amd64-stock/ktap" | xargs)
}

# matrix_refuses TEXT OPTION...
matrix_refuses() {
	local wanted=$1
	shift
	! "$toy/scripts/vm/matrix" "$@" 6.12-amd64-stock >"$work/matrix" 2>&1 &&
		grep -F "$wanted" "$work/matrix"
}

matrix_tests() {
	matrix_toy
	result "matrix: all tests where none is named" \
		matrix_runs "one.sh two.sh three.sh four.sh"
	result "matrix: those of a pattern" \
		matrix_runs "two.sh three.sh" -t 'toy:t*'
	result "matrix: those of several patterns, each once" \
		matrix_runs "one.sh two.sh three.sh" -t 'toy:t*' -t 'toy:@(one|two).sh'
	result "matrix: a pattern that nothing fits is an error" \
		matrix_refuses "there is no test 'toy:five.sh'" -t toy:one.sh -t toy:five.sh
}
