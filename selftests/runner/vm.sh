# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of scripts/vm/run. Sourced by run.

# vm_run STATUS OPTION... -- COMMAND...: run, and insist on the exit status
vm_run() {
	local wanted=$1 status
	shift
	"$top/scripts/vm/run" -o "$work/out" "$@" >"$work/stdout"
	status=$?
	[ "$status" = "$wanted" ] || { echo "exit status $status"; return 1; }
}

# A command that prints all it can, brings a file, leaves one, and fails
vm_hands_over() {
	echo "from the host" >"$work/input"
	# shellcheck disable=SC2016
	vm_run 7 -i "$work/input:deep/inside" -- sh -c '
		cp /deep/inside /out/back && seq 200000
		printf "0\n" ; echo "0" >&2 ; exit 7' || return
	diff "$work/input" "$work/out/back" &&
		diff <(seq 200000; echo 0; echo 0) "$work/stdout"
}

vm_needs_no_quoting() {
	# shellcheck disable=SC2016
	vm_run 0 -- printf '%s|' "it's" 'a  b' '$HOME' $'two\nlines' || return
	[ "$(cat "$work/stdout")" = $'it\'s|a  b|$HOME|two\nlines|' ]
}

# Timestamps are instructions: the whole kernel log repeats, or none of it does
vm_repeats() {
	local command="modprobe gunyah_sim; seq 10000; cat /proc/uptime"
	vm_run 0 --icount -- sh -c "$command" || return
	cp "$work/out/dmesg" "$work/first"
	vm_run 0 --icount -- sh -c "$command" || return
	diff "$work/first" "$work/out/dmesg"
}

# vm_waits SECONDS SCRIPT: what boot says of a guest that is SCRIPT
vm_waits() (
	# shellcheck source=/dev/null
	. "$top/scripts/vm/boot.sh"
	# boot calls it
	# shellcheck disable=SC2317
	qemu_args() {
		printf '%s\n' sh -c "$script" guest "$work/guest"
	}
	script=$2
	mkdir -p "$work/guest"
	boot "$work/guest" "$1" 0
)

# twice as long as it may be silent
vm_talks() {
	# shellcheck disable=SC2016
	vm_waits 8 'for i in 1 2 3 4 5 6 7 8; do sleep 2; echo >>"$1/output"; done'
}

vm_falls_silent() {
	# shellcheck disable=SC2016
	! vm_waits 4 'sleep 2; echo >>"$1/output"; exec sleep 1000'
}

vm_tests() {
	result "run: brings files, output and exit status, whatever is printed" \
		vm_hands_over
	result "run: passes arguments as they are" vm_needs_no_quoting
	result "run: 124 past the deadline" vm_run 124 -t 5 -- sleep 1000
	result "boot: a guest may take long as long as it prints" vm_talks
	result "boot: one that has fallen silent is ended" vm_falls_silent
	result "run: 125 if the guest dies" vm_run 125 -- \
		sh -c 'echo c >/proc/sysrq-trigger'
	result "run: --icount repeats to the last instruction" vm_repeats
	result "run: 129 for a wrong command line" vm_run 129 -x -- true
}
