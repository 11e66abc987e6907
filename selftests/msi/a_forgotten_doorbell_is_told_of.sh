#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A doorbell whose provider has gone without taking it back stays what it is,
# with the name of who it was; when the registry goes that is told, and nothing
# is left.
. "${0%/*}/lib/test.sh"

gone() {
	module_unload msi_selftest_forget &&
		listing_is "0x10000 0x4 unsafe global forgetful;" &&
		counters_are "doorbells=1 unsafe=1"
}

told() {
	modules_unload &&
		log_says "msi_doorbell: forgetful has left a doorbell at 0x10000"
}

empty() {
	modprobe msi_doorbell_sim && registry_empty
}

requires registry
test_start 3
registry_alone
for module in $modules_all; do
	! module_loaded "$module" || cleanup "modprobe $module"
done
test_module msi_selftest_forget
check "it stays when its provider goes" gone
check "it is told of when the registry goes" told
check "it is not there when the registry comes again" empty
