#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# An iteration sees each range once, in ascending order, may ask meanwhile, and
# ends where its function says so.
. "${0%/*}/lib/test.sh"

# sees RANGES: and is answered rightly meanwhile
sees() {
	said msi_selftest_iterate
	same "seen" "all: $1, in order, right answers, returned 0" "${reply%%;*}"
}

ends() {
	said msi_selftest_iterate
	same "seen" "ended: 2, returned what ended it;" "${reply#*;}"
}

requires registry
test_start 4
registry_alone
test_module msi_selftest_iterate
check "nothing is seen where nothing is" said_is msi_selftest_iterate \
	"all: 0, in order, right answers, returned 0;ended: 0, returned something else;"
doorbell_new high base=0x500000
doorbell_new low base=0x100000 safe=1
doorbell_new percpu base=0x300000 percpu=1 stride=0x100000
cpus_possible
cpus=$reply
check "all, in order, with answers" sees $((cpus + 2))
check "it ends when told" ends
doorbell_kill low
check "what has gone is not seen" sees $((cpus + 1))
