# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Simulated remote processors. They are called by the name of their configfs
# directory; see docs/ABI/configfs-rpmsg-sim.

remote_configfs=/sys/kernel/config/rpmsg_sim

# remote_new NAME [SETTING=VALUE]...: a remote until the end, live
remote_new() {
	remote_name=$1
	shift
	cleanup "remote_del $remote_name"
	mkdir "$remote_configfs/$remote_name" || fatal "no remote $remote_name"
	for remote_setting; do
		remote_set "$remote_name" "${remote_setting%%=*}" \
			"${remote_setting#*=}" ||
			fatal "remote $remote_name: no $remote_setting"
	done
	remote_live "$remote_name" || fatal "remote $remote_name does not live"
}

# remote_del NAME: take it away, traffic or not; fine if it has gone. rmdir by
# itself would wait for what the remote is told to do.
remote_del() {
	[ -d "$remote_configfs/$1" ] || return 0
	remote_kill "$1"
	rmdir "$remote_configfs/$1"
}

# remote_set NAME SETTING VALUE
remote_set() {
	echo "$3" 2>/dev/null >"$remote_configfs/$1/$2"
}

remote_live() {
	remote_set "$1" live 1
}

# remote_kill NAME: as when a processor crashes
remote_kill() {
	remote_set "$1" live 0
}

# remote_write FILE TEXT
remote_write() {
	echo "$2" 2>/dev/null >"$1"
}

# remote_do NAME ACTION "ARG...": returns when it is done. Not by the shell
# itself: what it writes when a signal comes it writes again.
remote_do() {
	run remote_write "$remote_configfs/$1/$2" "$3"
}

# remote_sends COUNT NAME ACTION "ARG...": the same of an action that sends so
# many messages. The remote waits for ever for a buffer that the guest has lost,
# so there must always be one more before patience runs out.
remote_sends() {
	remote_counter "$2" sent
	remote_first=$reply
	remote_last=$reply
	remote_write "$remote_configfs/$2/$3" "$4" &
	until [ "$remote_last" -ge $((remote_first + $1)) ]; do
		eventually remote_gets_on "$2" && continue
		why="$2 $3 $4: stuck after $((remote_last - remote_first)) of $1"
		kill $!
		wait $!
		return 1
	done
	wait $!
}

# remote_gets_on NAME: it has sent more than $remote_last
remote_gets_on() {
	remote_counter "$1" sent
	[ "$reply" -gt "$remote_last" ] && remote_last=$reply
}

# remote_fault NAME KNOB VALUE
remote_fault() {
	remote_set "$1" "faults/$2" "$3" || fatal "remote $1 takes no $2=$3"
}

# remote_fault_is NAME KNOB VALUE: so many are still to come
remote_fault_is() {
	contents "$remote_configfs/$1/faults/$2"
	same "$2 of $1" "$3" "$reply"
}

# remote_counter NAME COUNTER
remote_counter() {
	contents "$remote_configfs/$1/counters/$2"
}

# remote_counter_is NAME COUNTER VALUE
remote_counter_is() {
	remote_counter "$1" "$2"
	same "$2 of $1" "$3" "$reply"
}

# remote_counters_are NAME "COUNTER=VALUE..."
remote_counters_are() {
	for remote_wanted in $2; do
		remote_counter_is "$1" "${remote_wanted%=*}" \
			"${remote_wanted#*=}" || return
	done
}

# remote_device NAME: its virtio device
remote_device() {
	contents "$remote_configfs/$1/device" && [ -n "$reply" ]
}

# remote_ctrl NAME: the file that makes endpoints to it
remote_ctrl() {
	remote_device "$1" || return
	for remote_entry in "/sys/bus/virtio/devices/$reply"/*/*/rpmsg_ctrl* \
		"/sys/bus/virtio/devices/$reply"/*/rpmsg/rpmsg_ctrl*; do
		[ -e "$remote_entry" ] || continue
		reply=/dev/${remote_entry##*/}
		return
	done
	why="no rpmsg_ctrl on $reply"
	return 1
}

# client NAME SRC DST OPERATION ARG...: see remote_client.c; what it prints goes
# to the file named by $client_out, if any
client() {
	remote_ctrl "$1" || return
	shift
	"$test_dir/remote_client" "$reply" "$@" >"${client_out:-/dev/null}"
}

# client_prints LINES NAME SRC DST OPERATION ARG...
client_prints() {
	client_want=$1
	shift
	remote_ctrl "$1" || return
	shift
	same "remote_client $*" "$client_want" \
		"$("$test_dir/remote_client" "$reply" "$@")"
}
