#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The typed calls take a virtual machine through all of its life; what does not
# fit its state is refused.
. "${0%/*}/lib/test.sh"

requires sim
test_start 31

rm_new a
test_module $rm_module
step=0
while read -r result call; do
	step=$((step + 1))
	# shellcheck disable=SC2086
	check "step $step, $call: $result" rm_typed_is "$(echo "$result" | tr _ ' ')" $call
done <<-EOT
	0_3 vmid
	0_3_4 state 0
	128 alloc 0
	129 alloc 0
	200 alloc 200
	-22 alloc 200
	0_5_0 state 128
	-22 start 128
	-22 init 128
	0 configure 128
	0_1_0 state 128
	0 firmware 128
	-22 configure 128
	0 init 128
	0_2_0 state 128
	-22 firmware 128
	0 start 128
	0_3_4 state 128
	-22 dealloc 128
	-22 reset 128
	0 stop 128
	0_9_6 state 128
	0 reset 128
	0 dealloc 128
	-22 dealloc 128
	0 dealloc 129
	16_0123456789abcdef id 0 32
	10_gunyah-sim id 2 32
	-2 id 1 32
	-28 id 0 15
EOT
contents "$rm_configfs/a/vms"
check "one is left" same "virtual machines" "200 5" "$reply"
