#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Of several functions at one address just the one that is named is removed.
. "${0%/*}/lib/test.sh"

requires sim
test_start 7
test_tmp

vm_manager
vm_open
vm_eventfds 1 2 3
vm_done add ioeventfd 1 0x1000 4 1 7
vm_done add ioeventfd 2 0x1000 4 1 8
vm_done add ioeventfd 3 0x1000 8
check "another value" vm_is ENOENT remove ioeventfd 1 0x1000 4 1 9
check "another length" vm_is ENOENT remove ioeventfd 1 0x1000 2
check "no value" vm_is ENOENT remove ioeventfd 1 0x1000 4
check "the first" vm remove ioeventfd 1 0x1000 4 1 7
check "nobody waits for its value" not vm_write 0x1000 4 7
check "the second is still there" vm_write 0x1000 4 8
check "and so is the third" vm_write 0x1000 8 7
