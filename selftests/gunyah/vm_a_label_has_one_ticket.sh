#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Functions find resources by type and label, whichever of the two is there
# first; no two have the same.
. "${0%/*}/lib/test.sh"

requires sim
test_start 12
test_tmp

vm_manager
vm_bell 5
vm_bell 6
vm_open
vm_eventfds 1 2 3
check "a function before the start" vm add irqfd 1 5
check "another of its label is refused" vm_is EEXIST add irqfd 2 5
check "one of the same label and another type is not" vm add bellfd 2 5
vm_done start
check "both have theirs" vm_bells_are 2
check "a function after the start" vm add irqfd 3 6
check "has its own at once" vm_bells_are 3
check "one whose label is nowhere" vm add irqfd 2 99
check "has none" vm_bells_are 3
check "the first one is removed" vm remove irqfd 1 5
check "which gives its doorbell back" vm_bells_are 2
check "it is removed once" vm_is ENOENT remove irqfd 1 5
vm_done add irqfd 1 5
check "another one may have it" vm_bells_are 3
