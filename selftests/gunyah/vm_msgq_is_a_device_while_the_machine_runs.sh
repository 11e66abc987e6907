#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The queues of a label become one device, for a driver to bind to, while the
# machine has all the ends that were asked for.
. "${0%/*}/lib/test.sh"

# halves_are HALVES: of the mailbox that a driver has made of the device
halves_are() {
	queue_class "$1" || return
	halves=
	for half in tx rx; do
		[ ! -d "$reply/$half" ] || halves="$halves$half "
	done
	same "ends" "$2" "${halves% }"
}

# mailbox_of LABEL: what the machine's function calls its mailbox
mailbox_of() {
	vm_id
	reply=vm$reply-msgq-$1
}

requires sim
test_start 9
test_tmp

vm_manager
vm_msgq 7
vm_msgq 8
test_module gunyah_selftest_senders threads=2
vm_open
vm_done add msgq 7 3
vm_done add msgq 8 1
vm_done add msgq 9 3
check "none before the start" vm_queues_are 0
vm_done start
check "one for each label that the machine has" vm_queues_are 2
mailbox_of 0x7
check "both ends" halves_are "$reply" "tx rx"
mailbox_of 0x8
check "the one that was asked for" halves_are "$reply" tx
check "messages are sent" eventually senders_at_least completed 20
check "the function is removed under traffic" vm remove msgq 7 3
check "and its device with it" vm_queues_are 1
vm_done add msgq 7 2
mailbox_of 0x7
check "another one asks for the other end" halves_are "$reply" rx
vm_done close
check "each message completed once" senders_each_once
