# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Simulated queues. They are called by the name of their configfs directory.

sim_configfs=/sys/kernel/config/gunyah_sim
sim_bus=/sys/bus/auxiliary

# The simulated hypervisor with its client; a real one leaves no place for it.
requires_sim() {
	parameter_of gunyah backend
	[ "$reply" != hvc ] ||
		requires_missing "there is a hypervisor, so none to simulate"
	requires_file /sys/kernel/config "no configfs at /sys/kernel/config"
	for module in $modules_all; do
		requires_module "$module"
	done
}

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
		contents "$queue_entry/name"
		[ "$reply" = "$1" ] || continue
		reply=$queue_entry
		return
	done
	reply=
	why="$1 is not in /sys/class/gunyah_msgq"
	return 1
}

# queue_bound NAME: its driver has taken it
queue_bound() {
	queue_class "$1"
}

# queue_device NAME: the name of its device
queue_device() {
	queue_class "$1" || return
	for queue_entry in "$sim_bus"/devices/gunyah_sim.msgq.*; do
		[ -d "$queue_entry/gunyah_msgq/${reply##*/}" ] || continue
		reply=${queue_entry##*/}
		return
	done
	return 1
}

# sim_device: the name of the one simulated device there is, bound or not
sim_device() {
	for queue_entry in "$sim_bus"/devices/gunyah_sim.msgq.*; do
		reply=${queue_entry##*/}
	done
}

# queue_give NAME MODULE [PARAMETER=VALUE]...: let the driver of a test module
# have the queue instead of gunyah_traffic; $queue_given is its device's name
queue_give() {
	queue_device "$1" || fatal "$why"
	queue_given=$reply
	shift
	driver_unbind gunyah_traffic.traffic "$queue_given"
	test_module "$@"
}

# driver_unbind DRIVER DEVICE
driver_unbind() {
	echo "$2" >"$sim_bus/drivers/$1/unbind"
}

# driver_bind DRIVER DEVICE
driver_bind() {
	echo "$2" >"$sim_bus/drivers/$1/bind"
}

# fault NAME KNOB VALUE: see docs/ABI/configfs-gunyah-sim
fault() {
	echo "$3" >"$sim_configfs/$1/faults/$2" ||
		fatal "queue $1 takes no fault $2=$3"
}

# fault_left_is NAME KNOB VALUE: so many are still to come
fault_left_is() {
	contents "$sim_configfs/$1/faults/$2"
	same "$2 of $1" "$3" "$reply"
}

# queue_file NAME: where a program plays the other side (peer=user)
queue_file() {
	reply=/dev/gunyah_sim-$1
}

# peer [-n] OPERATION NAME [ARG]...: be the other side, see peer.c
peer() {
	peer_flags=
	if [ "$1" = -n ]; then
		peer_flags=-n
		shift
	fi
	peer_operation=$1
	queue_file "$2"
	shift 2
	# shellcheck disable=SC2086
	"$test_dir/peer" $peer_flags "$peer_operation" "$reply" "$@"
}
