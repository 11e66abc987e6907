#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A function that never had a doorbell leaves nothing of itself with its eventfd,
# removed or closed with its machine, started or not.
. "${0%/*}/lib/test.sh"

# as_before NUMBER: signalling it wakes nobody, and nobody reads it
as_before() {
	vm signal "$1" 7 && vm signal "$1" 1 && vm_is 8 read "$1"
}

requires sim
test_start 4
test_tmp

vm_manager
vm_open
vm_eventfds 1 2 3
vm_done add irqfd 1 5
vm_done remove irqfd 1 5
check "removed before the start" as_before 1
vm_done add irqfd 2 5
vm_done start
vm_done add irqfd 3 6
vm_done remove irqfd 3 6
check "removed after the start" as_before 3
vm_done close
check "closed with the machine" as_before 2
vm_done create
vm_done add irqfd 1 5
vm_done close
check "closed with one that never started" as_before 1
