# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What a mutant is: selftests/mutants/NAME.patch, a header and a diff that puts
# one bug back into kmod/:
#
#	SPDX-License-Identifier: GPL-2.0
#	Bug: one sentence, in the present tense.
#	Test: gunyah:the_test_that_must_notice.sh
#	Cell: 6.12-amd64-debug
#
#	--- a/kmod/gunyah/file.c
#	+++ b/kmod/gunyah/file.c
#
# "Cell" may be left out. Needs common.sh and cells.sh.
# shellcheck disable=SC2154

# It boots fastest. A mutant names another one only if that alone can tell.
mutant_default_cell=6.12-arm64-stock

mutant_file() {
	echo "$top/selftests/mutants/$1.patch"
}

mutant_names() {
	find "$top/selftests/mutants" -name '*.patch' -printf '%f\n' 2>/dev/null |
		sed 's/\.patch$//' | LC_ALL=C sort
}

# mutant_field NAME FIELD: as the header has it
mutant_field() {
	sed -n -e '/^--- /q' -e "s/^$2: *//p" "$(mutant_file "$1")"
}

mutant_cell() {
	local cell
	cell=$(mutant_field "$1" Cell)
	echo "${cell:-$mutant_default_cell}"
}

# mutant_apply NAME DIR [OPTION...]: to DIR/kmod. Lines may have moved; those
# around the change must be as they were.
mutant_apply() {
	patch -p1 -f -s -F0 --no-backup-if-mismatch -r - -d "$2" "${@:3}" \
		<"$(mutant_file "$1")"
}

# mutant_faults NAME: what is wrong with the patch or its header, a line each
mutant_faults() {
	local name=$1 tests cell output
	[ "$(mutant_field "$name" Bug | grep -cE '^[^ ].*\.$')" = 1 ] ||
		echo "its header needs one line \"Bug: a sentence.\""
	tests=$(mutant_field "$name" Test)
	if ! [[ $tests =~ ^[a-z0-9_]+:[a-zA-Z0-9_.-]+$ ]]; then
		echo "its header needs one line \"Test: target:file\""
	elif [ ! -e "$top/selftests/${tests/:/\/}" ]; then
		echo "there is no test $tests"
	fi
	cell=$(mutant_cell "$name")
	grep -qxF "$cell" <<<"$(cells_all)" ||
		echo "there is no cell $cell: see scripts/vm/*.tbl"
	if grep -E '^(---|\+\+\+) ' "$(mutant_file "$name")" |
	   grep -qvE '^(--- a|\+\+\+ b)/kmod/'; then
		echo "it changes more than kmod"
	elif ! output=$(mutant_apply "$name" "$top" --dry-run 2>&1); then
		echo "it does not apply: ${output//$'\n'/; }"
	fi
}
