#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# /sys/class/gunyah_bell tells what a tool needs to know about a doorbell, to
# every user, and can be changed by none.
. "${0%/*}/lib/test.sh"

nobody=65534

# shellcheck disable=SC2086
everybody_reads() {
	"$test_dir/drop" $nobody none cat $files >/dev/null
}

# shellcheck disable=SC2086
nobody_writes() {
	same "modes" 444 "$(stat -c %a $files | sort -u | xargs)"
}

requires sim
test_start 6

bell_new a
files=
for half in tx rx; do
	bell_class a $half
	files="$files $reply/id $reply/generation $reply/name"
	files="$files $(echo "$reply/$half"/*)"
done
check "everybody can read all of it" everybody_reads
check "nobody can write" nobody_writes
bell_class a rx
check "its parent is the device" [ -e "$reply/device/stats" ]
check "the counters begin at 0" bell_counters_are a "tx/sent=0 tx/coalesced=0 \
	tx/errors=0 rx/claimed=0 rx/irqs=0 rx/spurious_irqs=0 rx/received=0 \
	rx/received_by_irq=0 rx/coalesced=0 rx/callbacks=0 rx/errors=0 \
	rx/rechecks=0"
bell_claim a 0x10
bell_claim a 0xf
bell_traffic a "count=40 flags=0x11 wait=1"
eventually bell_counters_are a "rx/callbacks=80"
check "and count" bell_counters_are a "tx/sent=40 rx/claimed=1f \
	rx/callbacks=80 rx/errors=0"
bell_release a 0xf
check "it says what is claimed" bell_counters_are a "rx/claimed=10"
