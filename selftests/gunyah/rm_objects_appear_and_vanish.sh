#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What a virtual machine has is listed from its initialisation on, in a reply
# of several messages; it works until the machine is reset, and an interrupt
# that a driver has stays as long as the driver has it.
. "${0%/*}/lib/test.sh"

requires sim
test_start 16

rm_new a
rm_resource a bell kind=bell label=5
rm_resource a queue kind=msgq label=6 peer=echo
rm_resource a vcpu kind=raw type=4 label=7 capid=0xffffffffffffff00
rm_resource a sgi kind=raw type=1 label=8 virq=31
rm_resource a high kind=raw type=1 label=9 virq=1020
rm_resource a other kind=raw type=1 label=10 virq=1019
test_module $rm_module
rm_typed alloc 0
check "none before" rm_typed_is 0 resources 128
rm_typed configure 128
rm_typed init 128
check "then all of them" rm_typed_is \
	"8 0:5:0 1:5:1 2:6:1 3:6:1 4:7:0 1:8:1 1:9:1 1:10:1" resources 128
check "a doorbell to send on has no interrupt" rm_typed_is "0 1 0" resource 128 0
check "it works" rm_typed_is 0 use
check "one to receive from has one" rm_typed_is "0 1 1" resource 128 1
check "a queue to send on has one" rm_typed_is "0 1 1" resource 128 2
check "a capability has 64 bits" rm_typed_is "0 1 0" resource 128 4
check "a private interrupt is refused" rm_typed_is -22 resource 128 5
check "so is one beyond the last" rm_typed_is -22 resource 128 6
check "the last one is nobody's" rm_typed_is -6 resource 128 7
rm_typed resource 128 0
rm_typed start 128
rm_typed stop 128
check "it works when the machine has exited" rm_typed_is 0 use
rm_typed resource 128 1
rm_typed reset 128
check "it is gone when it has been reset" rm_typed_is 0 resources 128
rm_typed dealloc 128
check "an interrupt can be given back after that" rm_typed_is 0 release
rm_typed alloc 0
rm_typed configure 128
rm_typed init 128
rm_typed resource 128 0
rm_typed reset 128
check "a capability is no more" rm_typed_is 50 use
rm_typed release
rm_typed dealloc 128
n=0
while [ $((n += 1)) -le 20 ]; do
	for call in "alloc 0" "configure 128" "init 128" "resource 128 1" \
		"reset 128" "release" "dealloc 128"; do
		# shellcheck disable=SC2086
		rm_typed $call
	done
done
check "they come and go" same "last result" 0 "$reply"
contents "$rm_configfs/a/vms"
check "no machine is left" same "virtual machines" "" "$reply"
