#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When a Resource Manager goes, every caller returns with -ENODEV: the one whose
# call is on the wire, those behind it, and whoever calls later.
. "${0%/*}/lib/test.sh"

# left: threads of gunyah_rm_traffic
left() {
	same "callers" "$1" "$(grep -lx gh_rm_traffic /proc/[0-9]*/comm \
		2>/dev/null | wc -l)"
}

requires sim
test_start 5

rm_timeout 3600000
rm_new a
rm_fault a lose 1000
test_module $rm_module
rm_typed call 0x5f000001 0 &
rm_start a "callers=32 count=1000 size=1000"
eventually rm_counters_are a "calls/begun=1"
check "they wait" left 32
rm_del a
check "nobody does any more" eventually left 0
wait
check "who calls later is told" rm_typed_is "-19 0" call 0x5f000001 0
rm_new b
check "another one works" rm_works b
check "for all" rm_typed_is "0 0" call 0x5f000001 0
