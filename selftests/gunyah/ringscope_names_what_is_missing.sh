#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What ringscope cannot do it says in one line, with what to do about it, and
# by its exit status.
. "${0%/*}/lib/test.sh"

CAP_PERFMON=38
CAP_BPF=39

hist="ringscope hist --duration 0.2"

# answers STATUS TEXT COMMAND...: at most one line on stderr, with TEXT in it
answers() {
	status=$1
	text=$2
	shift 2
	"$@" >"$tmp/stdout" 2>"$tmp/stderr"
	same "exit status" "$status" $? || return
	why=$(cat "$tmp/stderr")
	case $why in
	*"
"*) return 1 ;;
	*"$text"*) return 0 ;;
	esac
	return 1
}

# with_only CAPABILITIES STATUS TEXT
with_only() {
	# shellcheck disable=SC2086
	answers "$2" "$3" "$test_dir/drop" 0 "$1" $hist
}

# misses CAPABILITY OTHER: it has only the other, and blames but the one
misses() {
	case $2 in
	CAP_BPF) other=$CAP_BPF ;;
	CAP_PERFMON) other=$CAP_PERFMON ;;
	esac
	with_only "$other" 1 "$1" && not with_only "$other" 1 "$2"
}

requires sim ringscope
test_start 7
test_tmp

queue_new a
check "no CAP_BPF" misses CAP_BPF CAP_PERFMON
check "no CAP_PERFMON" misses CAP_PERFMON CAP_BPF
check "neither of them" with_only none 1 "CAP_BPF and CAP_PERFMON"
check "these two are enough" with_only $CAP_BPF,$CAP_PERFMON 0 ""
# shellcheck disable=SC2086
check "no such queue" answers 1 "there are: a" $hist --queue nosuch
check "no such option" answers 129 "--nosuch" ringscope hist --nosuch
queue_del a
module_users_unload gunyah_mbox
module_unload gunyah_mbox
cleanup modules_load
# shellcheck disable=SC2086
check "no driver" answers 4 "modprobe gunyah_mbox" $hist --stage send-txdone
