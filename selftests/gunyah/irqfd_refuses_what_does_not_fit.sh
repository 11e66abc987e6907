#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Flags, padding and descriptors that mean nothing are refused, and leave
# nothing behind.
. "${0%/*}/lib/test.sh"

requires sim
test_start 7
test_tmp

vm_manager
vm_bell 5
vm_open
vm_eventfds 1
check "an unknown flag" vm_is EINVAL add irqfd 1 5 2
check "padding" vm_is EINVAL add irqfd 1 5 0 1
check "no file" vm_is EBADF add irqfd 9 5
check "bellfd: a flag" vm_is EINVAL add bellfd 1 5 1 1
check "bellfd: no file" vm_is EBADF add bellfd 9 5
check "msgq: neither end" vm_is EINVAL add msgq 5 0
check "msgq: an unknown flag" vm_is EINVAL add msgq 5 4
