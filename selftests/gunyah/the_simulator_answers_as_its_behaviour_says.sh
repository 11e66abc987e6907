#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The simulator answers each hypercall as the hypervisor's document says, or,
# told so, as its source does.
. "${0%/*}/lib/test.sh"

requires sim
test_start 52

for behaviour in documented observed; do
	queue_new a peer=loopback depth=2 max_size=16 behaviour=$behaviour
	[ $behaviour = observed ] && observed=Y || observed=N
	queue_give a gunyah_selftest_hypercalls observed="$observed"
	while IFS=$tab read -r verdict what; do
		check "$behaviour: $what" same "answer" right "$verdict"
	done <"$sim_bus/devices/$queue_given/results"
	module_unload gunyah_selftest_hypercalls
	queue_del a
done
