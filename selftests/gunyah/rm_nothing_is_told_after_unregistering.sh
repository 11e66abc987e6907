#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A notifier is not called any more once it has been unregistered, nor one of a
# Resource Manager that is gone.
. "${0%/*}/lib/test.sh"

told() {
	parameter_of $rm_module told_count
	same "notifications" "$1" "$reply"
}

requires sim
test_start 5

rm_new a
test_module $rm_module
rm_typed listen
rm_notify a 0x56100002 01
check "one is told" eventually told 1
rm_typed ignore
rm_notify a 0x56100002 02
check "one more comes" eventually rm_counters_are a "notifications/delivered=2"
check "and is not" told 1
rm_typed listen
for n in 1 2 3 4 5 6 7 8; do
	rm_notify a 0x56100002 0$n
done
rm_del a
parameter_of $rm_module told_count
before=$reply
check "it can be unregistered from one that is gone" rm_typed_is 0 ignore
check "which told nothing meanwhile" told "$before"
