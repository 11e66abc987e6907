#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation for a virtual machine and its functions fails once, in turn:
# whatever came of it, closing it leaves nothing. Then all of it works.
. "${0%/*}/lib/test.sh"

# use_it: a program that makes a machine, adds functions of each type, and starts
# it; it fails with the first of these. Those that have an interrupt get it when
# the machine starts, from a worker, of which no allocation fails: Linux does not
# notice if /proc/irq/<n> cannot be made, and warns when it is to go.
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
	add ioeventfd 2 0x1000 4
	add bellfd 3 5
	add msgq 7 3
	start
	add irqfd 1 5
EOT
faults_in_module gunyah_vm
check "each failure leaves nothing behind" fail_each nothing_is_left use_it
ktap_print_msg "$fail_total allocations, $fail_fatal fatal"
check "few of them can be done without" at_least "fatal" 20 "$fail_fatal"
check "then it works" use_it
