#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A client is told of Resource Managers that were there before it, of those that
# come, and of their end; one that takes none is told of none's end.
. "${0%/*}/lib/test.sh"

requires sim
test_start 7

rm_new a
test_module $rm_module
check "it knows the one before it" rm_typed_is "0 3" vmid
rm_counter_of a calls/answered
check "which is a" same "calls" 1 "$reply"
rm_new b
rm_typed vmid
check "and the one that came" rm_counters_are b calls/answered=1
check "both work side by side" rm_works a
rm_del b
check "it is told of the end" rm_typed_is "-19 0" vmid
module_unload $rm_module
test_module $rm_module take=0
check "one may want none" log_says "gunyah_selftest_rm does not take it"
rm_del a
check "nobody misses it" not rm_class a
