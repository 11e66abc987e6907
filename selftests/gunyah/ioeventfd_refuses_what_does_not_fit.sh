#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A function that no write could be for, or that could answer another one's, is
# refused.
. "${0%/*}/lib/test.sh"

requires sim
test_start 14
test_tmp

vm_manager
vm_open
vm_eventfds 1 2
check "a length that no write has" vm_is EINVAL add ioeventfd 1 0x1000 3
check "another one" vm_is EINVAL add ioeventfd 1 0x1000 16
check "an address beyond the last" vm_is EINVAL add ioeventfd 1 0xfffffffffffffffe 4
check "a value without a length" vm_is EINVAL add ioeventfd 1 0x1000 0 1 7
check "a value longer than the write" vm_is EINVAL add ioeventfd 1 0x1000 1 1 256
check "an unknown flag" vm_is EINVAL add ioeventfd 1 0x1000 4 2
check "padding" vm_is EINVAL add ioeventfd 1 0x1000 4 0 0 1
check "no file" vm_is EBADF add ioeventfd 9 0x1000 4
check "one that fits is not" vm add ioeventfd 1 0x1000 4 1 7
check "the same again is" vm_is EEXIST add ioeventfd 2 0x1000 4 1 7
check "any value at its address" vm_is EEXIST add ioeventfd 2 0x1000 4
check "any length" vm_is EEXIST add ioeventfd 2 0x1000 0
check "another value is not" vm add ioeventfd 2 0x1000 4 1 8
check "nor is another length" vm add ioeventfd 2 0x1000 8
