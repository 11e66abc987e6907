#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# To free a doorbell twice, or what is none, is logged and counted, and harms
# nobody: the others stay, and no count underflows. To free none is no error.
. "${0%/*}/lib/test.sh"

requires registry
test_start 12
registry_alone
counter refused_frees
before=$reply
test_module msi_selftest_frees
said_file msi_selftest_frees
while IFS=$tab read -r verdict what; do
	check "$what" same "the registry" right "$verdict"
done <"$reply"
check "each is counted" counters_are "refused_frees=$((before + 6))"
check "the kernel says who it was" \
	log_says "[msi_selftest_frees] frees what is no doorbell"
check "the others are listed" listing_is \
	"0x10000 0x4 unsafe global frees;0x11000 0x4 unsafe global frees;"
module_unload msi_selftest_frees
check "and are freed" registry_empty
