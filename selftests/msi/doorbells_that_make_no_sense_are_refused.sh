#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The constructors refuse what cannot be a doorbell, or is beyond the address
# space, by an error pointer; and take what is at its very ends.
. "${0%/*}/lib/test.sh"

requires registry parts
test_start 17
registry_alone
test_module msi_selftest_calls
said_file msi_selftest_calls
while IFS=$tab read -r group verdict _ what; do
	[ "$group" != sense ] || check "$what" same "the answer" right "$verdict"
done <"$reply"
