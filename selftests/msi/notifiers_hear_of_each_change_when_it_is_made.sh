#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A notifier is called once for each change, in their order, with whose it was;
# and what it asks then is answered with the change made.
. "${0%/*}/lib/test.sh"

changed() {
	said_is msi_selftest_notified "$heard$1"
	heard=$reply
}

change() {
	"$1" "$2" && changed "$3"
}

requires registry
test_start 6
registry_alone
doorbell_new before base=0x10000 safe=1
test_module msi_selftest_notified
heard=
doorbell_dir one base=0x100000
doorbell_dir other base=0x100100 safe=1
doorbell_dir wrong base=0x100102
check "what was there before it is not told of" changed ""
check "one that comes" change doorbell_live one \
	"allocated one unsafe: 2, 1 unsafe, 2 pages, unsafe;"
check "one that shares its page" change doorbell_live other \
	"allocated other safe: 3, 1 unsafe, 2 pages, unsafe;"
refused "File exists" doorbell_live wrong
check "one that is refused is not told of" changed ""
check "one that goes" change doorbell_kill one \
	"freed one unsafe: 2, 0 unsafe, 2 pages, safe;"
check "the last of the page goes" change doorbell_kill other \
	"freed other safe: 1, 0 unsafe, 1 pages, safe;"
