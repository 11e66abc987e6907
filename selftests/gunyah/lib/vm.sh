# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Virtual machines of a simulated Resource Manager, and a program that has one:
# vm_client.c says what it can be told.

vm_guest=/dev/gunyah_sim_guest

# vm_manager: a Resource Manager until the end; rm.sh has what it can be told
vm_manager() {
	vm_configfs=$rm_configfs/vm
	rm_new vm
}

# vm_bell LABEL, vm_msgq LABEL: one of these
vm_bell() {
	rm_resource vm "bell$1" kind=bell "label=$1"
}

vm_msgq() {
	rm_resource vm "msgq$1" kind=msgq "label=$1"
}

# vm_reap: the program has ended, or does now
vm_reap() {
	[ -n "$vm_pid" ] || return 0
	kill -KILL "$vm_pid"
	wait "$vm_pid" 2>/dev/null
	vm_pid=
	exec 8>&- 9<&-
	rm "$tmp/vm.in" "$tmp/vm.out"
}
vm_pid=

# vm_open: a program makes a machine, and has it until the end
vm_open() {
	trap '' PIPE
	mkfifo "$tmp/vm.in" "$tmp/vm.out"
	cleanup vm_reap
	"$test_dir/vm_client" "$patience" <"$tmp/vm.in" >"$tmp/vm.out" &
	vm_pid=$!
	exec 8>"$tmp/vm.in" 9<"$tmp/vm.out"
	read -r reply <&9
	[ "$reply" = 0 ] || fatal "no virtual machine: $reply"
}

# vm_says COMMAND...: $reply is what the program prints for it
vm_says() {
	reply=
	echo "$*" >&8
	read -r reply <&9
}

# vm_is ANSWER COMMAND...
vm_is() {
	vm_wanted=$1
	shift
	vm_says "$@"
	same "$*" "$vm_wanted" "$reply"
}

# vm COMMAND...: it succeeds
vm() {
	vm_is 0 "$@"
}

# vm_done COMMAND...: without that there is nothing to test
vm_done() {
	vm "$@" || fatal "$why"
}

# vm_eventfds N...: make them
vm_eventfds() {
	for vm_eventfd; do
		vm_done eventfd "$vm_eventfd"
	done
}

# vm_class: the directory of the newest machine under /sys/class/gunyah_vm
vm_class() {
	vm_newest=0
	vm_found=
	for vm_entry in /sys/class/gunyah_vm/*; do
		contents "$vm_entry/generation"
		[ "${reply:-0}" -gt "$vm_newest" ] || continue
		vm_newest=$reply
		vm_found=$vm_entry
	done
	reply=$vm_found
	[ -z "$reply" ] || return 0
	why="there is no virtual machine"
	return 1
}

# vm_file_is FILE VALUE
vm_file_is() {
	vm_class && contents "$reply/$1" && same "$1" "$2" "$reply"
}

vm_state_is() {
	vm_file_is state "$1"
}

# vm_id: its number
vm_id() {
	vm_class && contents "$reply/id"
}

# vm_exit [TYPE [BYTES]]: it ends, for that reason
vm_exit() {
	vm_class && contents "$reply/vmid" &&
		echo "$reply $*" >"$vm_configfs/vm_exit"
}

# vm_manager_knows COUNT: machines
vm_manager_knows() {
	same "machines that the Resource Manager knows" "$1" \
		"$(wc -l <"$vm_configfs/vms")"
}

# vm_write ADDRESS LENGTH VALUE: the guest does
vm_write() {
	vm_id && echo "$reply $*" 2>/dev/null >$vm_guest
}

# vm_fn NAME: directory of a function under /sys/class/gunyah_vmfn, by what
# follows the machine in its name
vm_fn() {
	for vm_entry in /sys/class/gunyah_vmfn/*; do
		contents "$vm_entry/name"
		[ "${reply#*-}" = "$1" ] || continue
		reply=$vm_entry
		return
	done
	reply=
	why="there is no function $1"
	return 1
}

# vm_fn_is NAME FILE VALUE
vm_fn_is() {
	vm_fn "$1" && contents "$reply/$2" && same "$2 of $1" "$3" "$reply"
}

# vm_fn_at_least NAME FILE VALUE
vm_fn_at_least() {
	vm_fn "$1" && contents "$reply/$2" && at_least "$2 of $1" "$3" "$reply"
}

# vm_bells_are COUNT: ends of doorbells that functions have
vm_bells_are() {
	vm_count=0
	for vm_entry in /sys/class/gunyah_bell/*; do
		[ ! -e "$vm_entry" ] || vm_count=$((vm_count + 1))
	done
	same "doorbells" "$1" $vm_count
}

# vm_queues_are COUNT: devices of message queues
vm_queues_are() {
	vm_count=0
	for vm_entry in "$sim_bus"/devices/gunyah_vm_msgq.queue.*; do
		[ ! -e "$vm_entry" ] || vm_count=$((vm_count + 1))
	done
	same "queues" "$1" $vm_count
}
