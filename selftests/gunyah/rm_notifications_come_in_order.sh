#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What the Resource Manager says unasked reaches a notifier, in order, in
# pieces or not, with its size; a payload that is shorter than it says is not
# read.
. "${0%/*}/lib/test.sh"

# told NUMBER: so many so far
told() {
	parameter_of $rm_module told_count
	same "notifications" "$1" "$reply"
}

requires sim
test_start 5

rm_new a
test_module $rm_module
rm_typed listen
for call in "alloc 0" "configure 128" "init 128" "start 128"; do
	# shellcheck disable=SC2086
	rm_typed $call
done
rm_set a vm_exit "128 2 16"
eventually told 5
check "a life and its end" rm_told_is "status:80:1:0 status:80:2:0 \
status:80:3:4 exited:80:2:16 status:80:9:6"
rm_notify a 0x56100002 03000000
rm_notify a 0x56100001 0102
rm_notify a 0x56100001 8000050000000000
rm_notify a 0x56100001 8000000005000000aa
rm_notify a 0x56100008 80000000030400
rm_notify a 0x56100080
eventually told 11
check "some come to nothing, and are told as they are" rm_told_is \
	"status:80:1:0 status:80:2:0 status:80:3:4 exited:80:2:16 \
status:80:9:6 other:56100002:4:3 other:56100001:2:1 exited:80:5:0 \
other:56100001:9:128 other:56100008:7:128 other:56100080:0:0"
rm_typed alloc 0
for call in "configure 129" "init 129" "start 129"; do
	# shellcheck disable=SC2086
	rm_typed $call
done
rm_set a vm_exit "129 5 1000"
check "one of several messages" eventually told 16
check "the driver counted them" rm_counters_are a \
	"notifications/received=16 notifications/delivered=16"
check "nothing was dropped" rm_counters_are a "drops/interrupted=0 \
	drops/stray_continuation=0 drops/too_many_notifications=0"
