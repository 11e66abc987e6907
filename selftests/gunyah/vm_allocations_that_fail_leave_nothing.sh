#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation for a virtual machine and its functions fails once, in turn:
# whatever came of it, closing it leaves nothing. Then all of it works.
. "${0%/*}/lib/test.sh"

# use_it: a program that makes a machine, starts it, and adds a function of each
# type; it fails with the first of these
use_it() {
	fail_program "$test_dir/vm_client" <"$tmp/lines" >"$tmp/answers"
	! grep -qv '^0$' "$tmp/answers"
}

nothing_is_left() {
	why="there is: $(cat "$tmp/answers")"
	vm_bells_are 0 && vm_queues_are 0 && eventually vm_manager_knows 0 &&
		not vm_class
}

requires sim fail_nth
test_start 3
test_tmp

vm_manager
vm_bell 5
vm_msgq 7
cat >"$tmp/lines" <<-EOT
	eventfd 1
	eventfd 2
	eventfd 3
	start
	add irqfd 1 5
	add ioeventfd 2 0x1000 4
	add bellfd 3 5
	add msgq 7 3
EOT
faults_in_module gunyah_vm
check "each failure leaves nothing behind" fail_each nothing_is_left use_it
ktap_print_msg "$fail_total allocations, $fail_fatal fatal"
check "few of them can be done without" at_least "fatal" 20 "$fail_fatal"
check "then it works" use_it
