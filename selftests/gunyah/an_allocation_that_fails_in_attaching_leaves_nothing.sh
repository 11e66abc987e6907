#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in attaching ringscope to the tracepoints fails once, in turn:
# either it measures all the same, or it says what is wrong, and nothing of it
# holds the driver. Then it measures. (Loading its programs, before that, makes
# thousands of allocations, and is the kernel's affair.)
. "${0%/*}/lib/test.sh"

complaint="ringscope: cannot attach to the tracepoints: Cannot allocate memory"

attach() {
	fail_program ringscope hist --stage send-txdone \
		--duration 0.1 >/dev/null 2>"$tmp/error"
}

nothing_is_attached() {
	if [ "$fail_status" = 0 ]; then
		same "error" "" "$(cat "$tmp/error")" || return
	else
		same "error" "$complaint" "$(cat "$tmp/error")" || return
	fi
	eventually module_users_are gunyah_mbox "$users"
}

requires sim ringscope fail_nth
test_start 4
test_tmp

queue_new a
contents /sys/module/gunyah_mbox/refcnt
users=$reply
faults_in_function vmlinux bpf_raw_tp_link_attach
check "each failure leaves nothing attached" \
	fail_each nothing_is_attached attach
ktap_print_msg "$fail_total allocations, $fail_fatal of them fatal"
check "some are fatal" at_least "fatal" 4 "$fail_fatal"
check "then it measures" same "status" 0 "$fail_status"
queue_del a
module_users_unload gunyah_mbox
cleanup modules_load
check "the driver can be unloaded" module_unload gunyah_mbox
