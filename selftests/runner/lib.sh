# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What the tests of the tests share: results in KTAP, and a place for files.
# Needs common.sh.

number=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# result SENTENCE COMMAND...: one result, by the command's exit status
result() {
	local sentence=$1
	shift
	number=$((number + 1))
	if "$@" >"$work/said" 2>&1; then
		echo "ok $number $sentence"
	else
		failed=1
		echo "not ok $number $sentence"
		# two spaces, lest what is said be taken for a result itself
		sed 's/^/#  /' "$work/said"
	fi
}
