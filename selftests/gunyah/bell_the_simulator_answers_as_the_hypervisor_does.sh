#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The simulator answers each hypercall about a doorbell as the hypervisor's
# source does, and its source only what it has the right to.
. "${0%/*}/lib/test.sh"

requires sim
test_start 64

for source in send clear; do
	bell_new a "source=$source"
	[ $source = clear ] && clear=Y || clear=N
	bell_give a gunyah_selftest_bell_calls "clear=$clear"
	while IFS=$tab read -r verdict what; do
		check "$source: $what" same "answer" right "$verdict"
	done <"$sim_bus/devices/$bell_given/results"
	module_unload gunyah_selftest_bell_calls
	bell_del a
done
