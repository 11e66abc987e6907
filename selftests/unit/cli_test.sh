#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The command as people start it: what it says and with what status it ends.
# RINGSCOPE is the binary. Works on any machine, with the driver or without.
set -uo pipefail

number=0
failed=0

# check SENTENCE STATUS REGEX COMMAND...: COMMAND ends with STATUS, and what it
# prints, on stdout and stderr together, matches REGEX in some line
check() {
	local sentence=$1 status=$2 regex=$3 output got
	shift 3
	number=$((number + 1))
	output=$("$@" 2>&1 </dev/null)
	got=$?
	if [ "$got" = "$status" ] && grep -qE -- "$regex" <<<"$output"; then
		echo "ok $number $sentence"
	else
		printf '%s\n' "status $got, wanted $status and '$regex':" \
			"$output" | awk '{ print "# " $0 }'
		echo "not ok $number $sentence"
		failed=1
	fi
}

# skip SENTENCE REASON
skip() {
	number=$((number + 1))
	echo "ok $number $1 # SKIP $2"
}

one_line() {
	local output status
	output=$("$@" 2>&1 </dev/null)
	status=$?
	wc -l <<<"$output"
	return "$status"
}

widest() {
	"$@" | awk '{ if (length > max) max = length } END { print max }'
}

stages_in_help() {
	"$RINGSCOPE" hist --help | grep -c "^  $1 "
}

# with CAPABILITIES COMMAND...: an ordinary user with nothing but these
with() {
	setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps "$1" \
		--ambient-caps "$1" --bounding-set "$1" -- "${@:2}"
}

complaints_with() {
	with "$1" "$RINGSCOPE" list 2>&1 | grep -c permitted || true
}

echo "KTAP version 1"

check "no verb is a usage error" 129 'what to do' "$RINGSCOPE"
check "an unknown verb is a usage error" 129 "unknown verb 'foo'" "$RINGSCOPE" foo
check "help lists the verbs" 0 '^  hist ' "$RINGSCOPE" --help
check "there is a version" 0 '^ringscope [0-9]' "$RINGSCOPE" --version
check "help of a verb lists its options" 0 '^  -d, --duration TIME' \
	"$RINGSCOPE" hist --help
check "help of a verb lists the stages" 0 '^  send-txdone ' "$RINGSCOPE" hist -h
check "help fits a terminal" 0 '^([0-7]?[0-9]|80)$' widest "$RINGSCOPE" hist --help
check "an unknown option is a usage error" 129 "'--foo'.*hist --help" \
	"$RINGSCOPE" hist --foo
check "a bad stage is a usage error" 129 "'foo'.*stages" "$RINGSCOPE" hist -s foo
check "two intervals are a usage error" 129 'twice' "$RINGSCOPE" hist -i 1 1
check "a usage error is one line" 129 '^1$' one_line "$RINGSCOPE" hist -d x
check "list works for anybody" 0 '^  send-txdone ' "$RINGSCOPE" list
check "list speaks JSON" 0 '^\{"schema":"ringscope-list/1"' "$RINGSCOPE" list --json

check "help names a stage for each kind of queue that has it" 0 '^2$' \
	stages_in_help send-rx

status=4
if [ -e /sys/class/gunyah_msgq ] || [ -e /sys/class/rpmsg_link ]; then
	status=1
	skip "without a driver hist says what to load" "a driver is loaded"
	skip "a stage that has no driver is said to have none" "a driver is loaded"
	skip "list says why nothing can be measured" "a driver is loaded"
else
	check "without a driver hist says what to load" 4 \
		'gh_msgq_.*modprobe gunyah_mbox.*rpmsg_bus_.*modprobe rpmsg_bus' \
		"$RINGSCOPE" hist -d 1
	check "a stage that has no driver is said to have none" 4 \
		': there is no tracepoint rpmsg_bus_wake' \
		"$RINGSCOPE" hist -d 1 -s wait-wake
	check "list says why nothing can be measured" 0 'modprobe gunyah_mbox' \
		"$RINGSCOPE" list
fi

if [ "$(id -u)" != 0 ]; then
	skip "hist says which capabilities are missing" "needs root"
	skip "hist names CAP_PERFMON alone if it alone is missing" "needs root"
	skip "hist names CAP_BPF alone if it alone is missing" "needs root"
	skip "the right capabilities are enough to be permitted" "needs root"
else
	check "hist says which capabilities are missing" "$status" \
		'without CAP_BPF and CAP_PERFMON: ' with -all "$RINGSCOPE" hist -d 1
	check "hist names CAP_PERFMON alone if it alone is missing" "$status" \
		'without CAP_PERFMON: ' with -all,+bpf "$RINGSCOPE" hist -d 1
	check "hist names CAP_BPF alone if it alone is missing" "$status" \
		'without CAP_BPF: ' with -all,+perfmon "$RINGSCOPE" hist -d 1
	check "the right capabilities are enough to be permitted" 0 '^0$' \
		complaints_with -all,+bpf,+perfmon
fi

echo "1..$number"
exit "$failed"
