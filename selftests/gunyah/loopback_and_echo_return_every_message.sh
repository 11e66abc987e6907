#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is sent on a looped-back queue or to an echoing peer comes back once,
# intact and in order, on the smallest and the largest queues there are.
. "${0%/*}/lib/test.sh"

requires sim
test_start 8

for peer in loopback echo; do
	for queue in "1 1023" "2 8" "8 240" "255 1023"; do
		queue_new a "peer=$peer" "depth=${queue% *}" \
			"max_size=${queue#* }"
		traffic a "count=300 size=${queue#* } window=20"
		check "$peer of depth and size $queue" all_returned a 300
		queue_del a
	done
done
