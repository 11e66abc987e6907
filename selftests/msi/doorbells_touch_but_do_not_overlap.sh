#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# No byte belongs to two doorbells, be they global or per-cpu; they may be as
# close as can be.
. "${0%/*}/lib/test.sh"

requires registry parts
test_start 14
registry_alone
test_module msi_selftest_calls
said_file msi_selftest_calls
while IFS=$tab read -r group verdict _ what; do
	[ "$group" != overlap ] || check "$what" same "the answer" right "$verdict"
done <"$reply"
