#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# ringscope list names the devices of Linux's own bus and the way in which they
# are measured, which is the way that is used; what a kernel lacks for it is said
# in one line, with the exit status for that.
. "${0%/*}/lib/test.sh"
. "$test_dir/lib/stock.sh"

probes=/sys/kernel/debug/kprobes/list

# way: how the device is measured, by what list says
way() {
	ringscope list --json >"$tmp/list" || return
	awk -f "$test_lib/json.awk" "$tmp/list" >"$tmp/json" || return
	json_is queues.0.kind virtio_rpmsg && json_is queues.0.name "$device" &&
		json_of queues.0.way && way=$reply
}

# listed WAY
listed() {
	ringscope list >"$tmp/list"
	grep -q "^  $device .*virtio_rpmsg_bus, .*measured by $1\$" "$tmp/list"
}

# probed: functions are probed by kprobes
probed() {
	grep -q virtqueue_get_buf "$probes"
}

told() {
	way && listed "$way"
}

# A kernel that has typed programs does not use kprobes.
used() {
	tool_start
	case $way in
	kprobe) probed ;;
	fentry) not probed ;;
	esac
	used=$?
	tool_result
	return $used
}

# by_kprobes COMMAND...: as if there were nothing better
by_kprobes() {
	export RINGSCOPE_NO_FENTRY=1
	"$@"
	by_status=$?
	unset RINGSCOPE_NO_FENTRY
	return $by_status
}

both_are_kprobes() {
	told && same way kprobe "$way" && used
}

# lacks TEXT OPTION...: and no more than a line is said of it
lacks() {
	lacks_text=$1
	shift
	ringscope hist -d 0.2 "$@" >"$tmp/stdout" 2>"$tmp/stderr"
	same "exit status" 4 $? || return
	why=$(cat "$tmp/stderr")
	case $why in
	*"
"*) return 1 ;;
	*"$lacks_text"*) return 0 ;;
	esac
	return 1
}

# hidden DIRECTORY COMMAND...: with nothing in it
hidden() {
	hidden_dir=$1
	shift
	mount -t tmpfs none "$hidden_dir" || return
	"$@"
	hidden_status=$?
	umount "$hidden_dir"
	return $hidden_status
}

# without TEXT: for lack of it nothing is measured, and list says the same
without() {
	lacks "$1" --stage round-trip || return
	ringscope list >"$tmp/list"
	why=$(cat "$tmp/list")
	grep -q "$1" "$tmp/list" && grep -q "^  $device .*cannot be measured" "$tmp/list"
}

requires stock ringscope
requires_file "$probes" "no $probes to look at"
test_start 7
test_tmp
check "without the driver" lacks "modprobe virtio_rpmsg_bus" --stage round-trip
stock_load
remote_new echo
remote_device echo
device=$reply
check "the device and the way are listed" told
check "that way is used" used
check "kprobes do where there is nothing better" \
	by_kprobes both_are_kprobes
check "without type information" \
	hidden /sys/kernel/btf without CONFIG_DEBUG_INFO_BTF
check "without kprobes, too" \
	hidden /sys/bus/event_source/devices/kprobe \
	by_kprobes without CONFIG_KPROBE_EVENTS
check "all is as before" told
