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

# boot_wait OUTPUT SECONDS: until the guest ends, or has printed nothing for so
# long (then fail)
boot_wait() {
	local left
	while left=$(($(stat -c %Y "$1") + $2 - EPOCHSECONDS)); [ "$left" -gt 0 ]; do
		setpriv --pdeathsig KILL -- sleep "$left" &
		boot_timer=$!
		wait -n "$boot_pid" "$boot_timer" || true
		kill -0 "$boot_pid" 2>/dev/null || return 0
	done
	return 1
}

# boot DIR SECONDS STREAM ACCEL CPUS MEMORY KERNEL INITRD: run a guest until it
# powers off or has been silent for SECONDS (then fail): how long all of it takes
# depends on what else runs on the host. Its channels land in DIR; STREAM=1
# copies the output to stdout as it comes. The status QEMU exits with means
# nothing: it is 0 after a panic too.
boot() {
	local dir=$1 seconds=$2 stream=$3 args follow='' silent=''
	shift 3
	mapfile -t args < <(qemu_args "$@" "$dir")
	: >"$dir/output"
	: >"$dir/status"
	mkdir -p "$dir/share"
	truncate -s 1M "$dir/disk"
	# a runner that is killed takes its children along
	setpriv --pdeathsig KILL -- "${args[@]}" </dev/null 2>"$dir/qemu.err" &
	boot_pid=$!
	if [ "$stream" = 1 ]; then
		tail -c +1 -s 0.1 -f --pid="$boot_pid" "$dir/output" &
		follow=$!
	fi
	boot_wait "$dir/output" "$seconds" || silent=1
	boot_kill
	[ ! -s "$dir/qemu.err" ] || cat "$dir/qemu.err" >&2
	[ -z "$follow" ] || wait "$follow"
	[ -z "$silent" ]
}
