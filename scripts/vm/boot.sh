# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# One QEMU, from start to end. Needs common.sh and qemu.sh.

boot_pid=

# boot_kill: for the caller's EXIT trap
boot_kill() {
	[ -z "$boot_pid" ] || kill -KILL "$boot_pid" 2>/dev/null || true
}

# boot DIR SECONDS STREAM ACCEL CPUS MEMORY KERNEL INITRD: run a guest until it
# powers off or SECONDS have passed (then fail). Its channels land in DIR;
# STREAM=1 copies the output to stdout as it comes. The status QEMU exits with
# means nothing: it is 0 after a panic too.
boot() {
	local dir=$1 seconds=$2 stream=$3 args timer follow='' late=''
	shift 3
	mapfile -t args < <(qemu_args "$@" "$dir")
	: >"$dir/output"
	: >"$dir/status"
	# a runner that is killed takes QEMU along
	setpriv --pdeathsig KILL -- "${args[@]}" </dev/null 2>"$dir/qemu.err" &
	boot_pid=$!
	if [ "$stream" = 1 ]; then
		tail -c +1 -s 0.1 -f --pid="$boot_pid" "$dir/output" &
		follow=$!
	fi
	sleep "$seconds" &
	timer=$!
	wait -n "$boot_pid" "$timer" || true
	if kill "$timer" 2>/dev/null; then
		[ ! -s "$dir/qemu.err" ] || cat "$dir/qemu.err" >&2
	else
		late=1
		boot_kill
	fi
	wait "$boot_pid" 2>/dev/null || true
	[ -z "$follow" ] || wait "$follow"
	boot_pid=
	[ -z "$late" ]
}
