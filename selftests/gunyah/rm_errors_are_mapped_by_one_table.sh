#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each error of the Resource Manager comes out as its errno, none of them as
# itself, and with no payload.
. "${0%/*}/lib/test.sh"

# becomes ERROR ERRNO
becomes() {
	rm_set a replies/error "$1"
	rm_typed_is "$2 0" call 0x5f000001 100
}

requires sim
test_start 25

rm_new a
test_module $rm_module
total=0
while read -r error errno; do
	check "error $error" becomes "$error" "$errno"
	total=$((total + 1))
done <<-EOT
	1 -12
	2 -19
	3 -1
	4 -22
	5 -16
	6 -22
	7 -22
	8 -22
	9 -22
	10 -22
	11 -22
	12 -22
	13 -22
	14 -22
	15 -22
	16 -22
	17 -22
	18 -16
	19 -22
	20 -22
	21 -74
	4294967295 -95
	4294967294 -74
EOT
check "all were answers" rm_counters_are a \
	"calls/answered=$total calls/refused=$total"
check "0 is none" rm_typed_is "0 100" call 0x5f000001 100
