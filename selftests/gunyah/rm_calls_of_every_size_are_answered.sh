#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A call of any size up to the protocol's limit returns what it was asked with,
# whatever fragments request and reply take; one byte more is refused.
. "${0%/*}/lib/test.sh"

requires sim
test_start 14

rm_new a
total=0
# at the bounds: a fragment has 232 bytes, the first of a reply 228 besides
for size in 0 1 227 228 229 231 232 233 460 464 465 14384; do
	rm_calls a "count=3 size=$size"
	total=$((total + 3))
	check "$size bytes" rm_stats_are a "answered=$total corrupt=0 failed=0"
done
rm_calls a "size=14385"
check "14385 bytes are too many" rm_stats_are a "failed=1 last_error=-7"
rm_calls a "callers=4 count=100 size=14384 vary=1"
check "sizes of all kinds, by several callers" \
	rm_stats_are a "answered=$((total + 400)) corrupt=0"
