# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Allocations that fail, one by one (CONFIG_FAILSLAB):
#
#	faults_in_module gunyah_mbox		what to count and fail, or
#	faults_in_function gunyah_mbox gh_msgq_init
#	faults_in_function vmlinux bpf_raw_tp_link_attach
#	fail_each nothing_is_left bind_it	each allocation of bind_it once
#
# The operation is made of what the shell does itself; where it starts a
# program, "fail_program PROGRAM..." hands the failure on to it.

faults_failslab=/sys/kernel/debug/failslab
# What a test may set, and must put back
faults_files="$faults_failslab/probability $faults_failslab/times
	$faults_failslab/ignore-gfp-wait $faults_failslab/verbose
	$faults_failslab/require-start $faults_failslab/require-end"
# Each failure takes one of these.
faults_supply=1000000

# faults_set KNOB VALUE: until the end
faults_set() {
	contents "$faults_failslab/$1"
	cleanup "echo $reply >$faults_failslab/$1"
	echo "$2" >"$faults_failslab/$1"
}

# faults_between START END: addresses, without 0x; only what code between them
# asks for, itself or through what it calls
faults_between() {
	[ -n "$2" ] || fatal "where the allocations come from is not in /proc/kallsyms"
	faults_set require-start "0x$1"
	faults_set require-end "0x$2"
	faults_set times $faults_supply
	faults_set ignore-gfp-wait N
	faults_set verbose 0
}

# faults_symbols MODULE: its functions, by address; vmlinux is what is in no
# module. Not sort alone: it reads kallsyms in small pieces, which takes minutes
# on a slow kernel.
faults_symbols() {
	if [ "$1" = vmlinux ]; then
		grep ' [tT] [^[]*$' /proc/kallsyms
	else
		grep " [tT] .*\[$1\]" /proc/kallsyms
	fi | sort
}

faults_in_module() {
	# shellcheck disable=SC2046
	faults_between $(faults_symbols "$1" |
		awk 'NR == 1 { print $1 } END { print $1 }')
}

# faults_in_function MODULE FUNCTION: up to the next that begins elsewhere
faults_in_function() {
	# shellcheck disable=SC2046
	faults_between $(faults_symbols "$1" | awk -v name="$2" '
		start && $1 != start { print start, $1; exit }
		$3 == name { start = $1 }')
}

# fail_program PROGRAM...: with the allocation failing that is next
fail_program() {
	# shellcheck disable=SC2016
	sh -c 'echo "$0" >/proc/self/fail-nth && exec "$@"' \
		"$fail_nth" "$@"
}

# fail_nth NTH OPERATION...: with that allocation failing; $fail_count is how
# many did
fail_nth() {
	fail_nth=$1
	shift
	contents "$faults_failslab/times"
	fail_count=$reply
	echo "$fail_nth" >/proc/self/fail-nth
	"$@"
	fail_status=$?
	echo 0 >/proc/self/fail-nth
	contents "$faults_failslab/times"
	fail_count=$((fail_count - reply))
	return $fail_status
}

# fail_each CHECK OPERATION...: the first allocation fails, then the second,
# until none is left to fail; after each, CHECK. $fail_total is how many there
# were, at least one, $fail_fatal how many the operation did not survive.
fail_each() {
	fail_check=$1
	shift
	fail_total=0
	fail_fatal=0
	while :; do
		fail_nth $((fail_total + 1)) "$@" 2>/dev/null ||
			fail_fatal=$((fail_fatal + 1))
		if ! "$fail_check"; then
			why="allocation $((fail_total + 1)): $why"
			return 1
		fi
		[ "$fail_count" != 0 ] || break
		fail_total=$((fail_total + 1))
		same "failures of allocation $fail_total" 1 "$fail_count" ||
			return
	done
	at_least "allocations to fail" 1 $fail_total
}
