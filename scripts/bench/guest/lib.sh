# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What the guests of the benchmarks share. Sourced by a script of sh.

config=/sys/kernel/config/gunyah_sim
module=gunyah_mbox
device=
pid=

die() {
	echo "${0##*/}: $*" >&2
	exit 1
}

# load COMPLETION: the stack; queues complete from COMPLETION
load() {
	modprobe gunyah_sim
	modprobe gunyah_traffic completion="$1"
}

# queue NAME: make a loopback queue; $device is then where its traffic is made,
# empty if the driver refused it
# shellcheck disable=SC2034
queue() {
	mkdir "$config/$1"
	echo loopback >"$config/$1/peer"
	echo 1 >"$config/$1/live"
	device=$(grep -slx "$1" /sys/class/gunyah_msgq/*/name) || return 0
	device=$(readlink -f "${device%/name}/device")
}

# bench_queue NAME DEPTH: make a loopback queue for gunyah_bench, the only one;
# $device is then where it is told what to do, $samples what came of it
# shellcheck disable=SC2034
bench_queue() {
	mkdir "$config/$1"
	echo "$2" >"$config/$1/depth"
	echo 1 >"$config/$1/live"
	device=$(echo /sys/bus/auxiliary/devices/gunyah_sim.msgq.*)
	samples=/sys/kernel/debug/gunyah_bench/$1
}

# queue_remove NAME
queue_remove() {
	echo 0 >"$config/$1/live"
	rmdir "$config/$1"
}

# links: how many programs are attached to the tracepoints of $module, each of
# which holds it, plus what else does
links() {
	cat "/sys/module/$module/refcnt"
}

# listen N COMMAND...: start COMMAND, wait until it has attached N programs
listen() {
	wanted=$(($(links) + $1))
	shift
	"$@" >/tmp/listener 2>/tmp/listener.err &
	pid=$!
	tries=0
	until [ "$(links)" -ge "$wanted" ]; do
		tries=$((tries + 1))
		if ! kill -0 "$pid" 2>/dev/null || [ $tries -gt 600 ]; then
			die "$1 does not attach: $(cat /tmp/listener.err)"
		fi
		sleep 0.1
	done
}

# unlisten: end it; what it said is in /tmp/listener
unlisten() {
	kill -INT "$pid"
	wait "$pid" || die "the listener failed: $(cat /tmp/listener.err)"
}
