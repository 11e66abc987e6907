# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Simulated queues. They are called by the name of their configfs directory.

sim_configfs=/sys/kernel/config/gunyah_sim
sim_bus=/sys/bus/auxiliary

# queue_new NAME [SETTING=VALUE]...: a queue until the end, see
# docs/ABI/configfs-gunyah-sim; a driver that refuses it does not fail this
queue_new() {
	queue_name=$1
	shift
	cleanup "queue_del $queue_name"
	mkdir "$sim_configfs/$queue_name" || fatal "no queue $queue_name"
	for queue_setting; do
		echo "${queue_setting#*=}" \
			>"$sim_configfs/$queue_name/${queue_setting%%=*}" ||
			fatal "queue $queue_name: no $queue_setting"
	done
	echo 1 >"$sim_configfs/$queue_name/live"
}

# queue_del NAME: take it away, traffic or not; fine if it has gone
queue_del() {
	[ ! -d "$sim_configfs/$1" ] || rmdir "$sim_configfs/$1"
}

# queue_class NAME: its directory under /sys/class/gunyah_msgq
queue_class() {
	for queue_entry in /sys/class/gunyah_msgq/*; do
		[ "$(cat "$queue_entry/name" 2>/dev/null)" = "$1" ] || continue
		echo "$queue_entry"
		return
	done
	return 1
}

# queue_bound NAME: its driver has taken it
queue_bound() {
	queue_class "$1" >/dev/null && return
	why="$1 is not in /sys/class/gunyah_msgq"
	return 1
}

# queue_device NAME: its directory among the bus's devices
queue_device() {
	readlink -f "$(queue_class "$1")/device"
}

# queue_file NAME: where a program plays the other side (peer=user)
queue_file() {
	echo "/dev/gunyah_sim-$1"
}

# fault NAME KNOB VALUE: see docs/ABI/configfs-gunyah-sim
fault() {
	echo "$3" >"$sim_configfs/$1/faults/$2" ||
		fatal "queue $1 takes no fault $2=$3"
}

# sim_device: the one simulated device there is
sim_device() {
	basename "$sim_bus"/devices/gunyah_sim.msgq.*
}

# driver_unbind DRIVER DEVICE
driver_unbind() {
	echo "$2" >"$sim_bus/drivers/$1/unbind"
}

# driver_bind DRIVER DEVICE
driver_bind() {
	echo "$2" >"$sim_bus/drivers/$1/bind"
}

# peer OPERATION NAME [ARG]...: be the other side, see peer.c
peer() {
	peer_operation=$1
	peer_queue=$2
	shift 2
	"$test_dir/peer" "$peer_operation" "$(queue_file "$peer_queue")" "$@"
}

# queue_give NAME MODULE [PARAMETER=VALUE]...: let the driver of a test module
# have the queue, instead of gunyah_traffic
queue_give() {
	queue_given=$(basename "$(queue_device "$1")")
	shift
	driver_unbind gunyah_traffic.traffic "$queue_given"
	test_module "$@"
}
