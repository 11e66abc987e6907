#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# While ringscope measures, the driver cannot be unloaded, and "ringscope list"
# tells why; when it is killed, nothing of it holds the driver any more.
. "${0%/*}/lib/test.sh"

list_says() {
	why=$list
	case $list in
	*"$1"*) return ;;
	esac
	return 1
}

requires sim ringscope
test_start 6
test_tmp

queue_new a
# This driver alone: others hold it, too.
tool_start -s send-txdone
traffic a "count=10"
queue_del a
module_users_unload gunyah_mbox
cleanup modules_load
check "the driver cannot be unloaded" not rmmod gunyah_mbox 2>/dev/null
list=$(ringscope list)
check "list tells that a program holds it" list_says "held by BPF program"
check "and whose" list_says "pid $tool"
tool_end KILL
check "killed, it lets go" eventually module_users_are gunyah_mbox 0
list=$(ringscope list)
check "list tells so" list_says "not in use"
check "the driver can be unloaded" module_unload gunyah_mbox
