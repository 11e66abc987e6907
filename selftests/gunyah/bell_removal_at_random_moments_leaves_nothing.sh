#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A doorbell is taken away under traffic, whatever claims there are, whatever
# goes wrong, and whichever way. CHAOS_SEED and CHAOS_CYCLES say it all.
. "${0%/*}/lib/test.sh"

bell_random() {
	chaos_choose edge level
	bell_new a "trigger=$reply"
	chaos_choose "0x1" "0xff" simple
	bell_claim a "$reply"
	bell_claim a 0x100
	chaos_choose irq_lose irq_repeat receive_error mask_error
	case $reply in
	*_error) bell_fault a "$reply" "2 30 5" ;;
	*) bell_fault a "$reply" 5 ;;
	esac
	chaos_choose process irq
	bell_start a "count=10000000 flags=0x181 wait=1 context=$reply"
}

# take_away WAY: fine if it has gone some other way
take_away() {
	case $1 in
	removed)	bell_del a ;;
	ended)		echo 0 >"$bell_configfs/a/live" ;;
	unbound)	driver_unbind gunyah_bell_traffic.traffic "$device" ;;
	esac 2>/dev/null
}

cycle() {
	bell_random
	bell_device a || return
	device=$reply
	chaos_pick 20
	sleep "0.$((10 + reply))"
	chaos_choose removed ended unbound
	bell_way=$reply
	chaos_choose removed ended unbound
	# At the same time, for they may meet.
	take_away "$reply" &
	take_away "$bell_way"
	wait $!
	bell_del a
	not bell_class a rx && not bell_class a tx
}

requires sim
test_start 1
soak_begin
check "nothing of it was left in any cycle" chaos_each cycle
