#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Threads on all CPUs declare doorbells, take them back and ask: what one answer
# tells is of one moment, what is known of safety holds, no byte belongs to two,
# and in the end nothing is left.
. "${0%/*}/lib/test.sh"

crowd() {
	test_module msi_selftest_crowd what="$1" rounds="$chaos_cycles"
	said msi_selftest_crowd
	ktap_print_msg "$reply"
	why=$reply
	module_unload msi_selftest_crowd || return
	case $why in
	"0 wrong answers;"[1-9]*) registry_empty ;;
	*) return 1 ;;
	esac
}

requires registry
test_start 4
registry_alone
soak_begin
check "safe ones and others" crowd mixed
check "safe ones only: they are safe at all times" crowd safe
check "safe ones beside one that is not: at no time are they" crowd unsafe
check "all want the same: one has it" crowd same
