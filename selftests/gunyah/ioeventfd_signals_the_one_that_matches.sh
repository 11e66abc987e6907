#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A write of the guest signals the one function that it is for: by address,
# length and value, and no other.
. "${0%/*}/lib/test.sh"

# write_is_for NUMBER ADDRESS LENGTH VALUE: that eventfd and no other; 0: none
write_is_for() {
	write_for=$1
	shift
	if [ "$write_for" = 0 ]; then
		! vm_write "$@" || why="somebody took it"
	else
		vm_write "$@" || why="nobody took it"
	fi
	for write_eventfd in 1 2 3 4; do
		write_wanted=EAGAIN
		[ "$write_eventfd" != "$write_for" ] || write_wanted=1
		vm_is "$write_wanted" read $write_eventfd || return
	done
	[ -z "$why" ]
}

requires sim
test_start 12
test_tmp

vm_manager
vm_open
vm_eventfds 1 2 3 4
vm_done add ioeventfd 1 0x1000 4 1 7
vm_done add ioeventfd 2 0x1000 4 1 8
vm_done add ioeventfd 3 0x1000 2
vm_done add ioeventfd 4 0x2000 0
check "the first of two values" write_is_for 1 0x1000 4 7
check "the second" write_is_for 2 0x1000 4 8
check "a value that is nobody's" write_is_for 0 0x1000 4 9
check "the value, of another length" write_is_for 3 0x1000 2 7
check "a length that is nobody's" write_is_for 0 0x1000 8 7
check "what is above the length does not count" write_is_for 1 0x1000 4 0x500000007
for length in 1 2 4 8; do
	check "any length: $length" write_is_for 4 0x2000 $length 7
done
check "no bytes are no write" write_is_for 0 0x2000 0 7
check "an address beside it" write_is_for 0 0x2001 1 7
