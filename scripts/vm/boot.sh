# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# One QEMU, from start to end. Needs common.sh and qemu.sh.

boot_pid=
boot_timer=

# boot_kill: end what is still running; for the caller's EXIT trap
boot_kill() {
	[ -n "$boot_pid" ] || return 0
	kill -KILL "$boot_pid" "$boot_timer" 2>/dev/null || true
	wait "$boot_pid" "$boot_timer" 2>/dev/null || true
	boot_pid=
}

# boot DIR SECONDS STREAM ACCEL CPUS MEMORY KERNEL INITRD: run a guest until it
# powers off or SECONDS have passed (then fail). Its channels land in DIR;
# STREAM=1 copies the output to stdout as it comes. The status QEMU exits with
# means nothing: it is 0 after a panic too.
boot() {
	local dir=$1 seconds=$2 stream=$3 args follow=''
	shift 3
	mapfile -t args < <(qemu_args "$@" "$dir")
	: >"$dir/output"
	: >"$dir/status"
	mkdir -p "$dir/share"
	truncate -s 1M "$dir/disk"
	# a runner that is killed takes its children along
	setpriv --pdeathsig KILL -- "${args[@]}" </dev/null 2>"$dir/qemu.err" &
	boot_pid=$!
	setpriv --pdeathsig KILL -- sleep "$seconds" &
	boot_timer=$!
	if [ "$stream" = 1 ]; then
		tail -c +1 -s 0.1 -f --pid="$boot_pid" "$dir/output" &
		follow=$!
	fi
	wait -n "$boot_pid" "$boot_timer" || true
	if kill -0 "$boot_timer" 2>/dev/null; then
		seconds=
	fi
	boot_kill
	[ ! -s "$dir/qemu.err" ] || cat "$dir/qemu.err" >&2
	[ -z "$follow" ] || wait "$follow"
	[ -z "$seconds" ]
}
