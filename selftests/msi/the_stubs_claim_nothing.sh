#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# In a kernel without the registry every caller compiles as it is; the
# constructors return NULL, which is no error and can be freed; and no answer
# claims safety, or a number of pages. The same caller, with the registry, is
# answered.
. "${0%/*}/lib/test.sh"

stubs() {
	said_is msi_selftest_stub_caller "register 0;alloc_global NULL;alloc_percpu NULL;safe no;calc_pages -95;get_geometry -95: 0 pages, 0, 0 unsafe;for_each -95;unregister 0;"
}

registry_answers() {
	said_is msi_selftest_caller "register 0;alloc_global a doorbell;alloc_percpu a doorbell;safe yes;calc_pages 1;get_geometry 0: 1 pages, 2, 0 unsafe;for_each 0;unregister 0;"
}

# The registry, if it is there, has nothing to do with it.
independent() {
	same "what it needs" "" "$(modinfo -F depends \
		"$test_modules/msi_selftest_stub_caller.ko")" &&
		registry_empty
}

requires registry
test_start 3
registry_alone
test_module msi_selftest_stub_caller
check "without the registry" stubs
check "nothing of the registry is used" independent
test_module msi_selftest_caller
check "with it" registry_answers
