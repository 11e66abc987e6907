#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A typed call looks at the size of its answer before it reads it; a request of
# a size or a kind that the Resource Manager does not know is refused there.
. "${0%/*}/lib/test.sh"

# short RESULT CALL: with the last byte of the answer missing
short() {
	rm_fault a short_payload
	# shellcheck disable=SC2086
	rm_typed_is "$1" $2
}

requires sim
test_start 9

rm_new a
rm_resource a one kind=raw
test_module $rm_module
rm_typed alloc 0
for call in configure init; do
	rm_typed $call 128
done
check "a number" short "-74 0" vmid
check "a state" short "-74 0 0" "state 128"
check "a list of objects" short -74 "resources 128"
check "the name of a virtual machine" short -74 "id 1 32"
check "a memory handle" short "-74 0" "lend 1 1"
check "the number of a new one" short -74 "alloc 0"
check "a request that is too long" rm_typed_is "-22 0" call 0x56000024 1
check "a request that nobody knows" rm_typed_is "-95 0" call 0x56000fff 0
check "an answer that nobody wants" rm_typed_is "0" call 0x56000024 0 blind
