#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A Resource Manager is taken away under calls, whatever goes wrong, whichever
# way, and though its driver may unload. CHAOS_SEED and CHAOS_CYCLES say it all.
. "${0%/*}/lib/test.sh"

rm_random() {
	chaos_choose tasklet irq_work workqueue default &&
		echo "$reply" >/sys/module/gunyah_rm/parameters/completion
	chaos_choose 1 2 8 255
	rm_new a "depth=$reply" "replies/storm=100 7"
	chaos_choose 0 1000 && rm_set a replies/delay_us "$reply"
	chaos_choose rx_irq_lose tx_irq_lose tx_irq_repeat rx_irq_spurious \
		tx_full rx_empty
	rm_set a "faults/$reply" 3
	chaos_choose 1 8 64
	rm_start a "callers=$reply count=1000000 size=3000 vary=1"
}

# take_away WAY: fine if it has gone some other way
take_away() {
	case $1 in
	removed)	rm_del a ;;
	ended)		echo 0 >"$rm_configfs/a/live" ;;
	unbound)	driver_unbind gunyah_rm.rm "$device" ;;
	esac 2>/dev/null
}

cycle() {
	rm_random
	rm_device a || return
	device=$reply
	rm_notify a 0x56100002 01
	chaos_pick 20
	sleep "0.$((10 + reply))"
	chaos_choose removed ended unbound
	rm_way=$reply
	chaos_choose removed ended unbound
	# At the same time, for they may meet.
	take_away "$reply" &
	take_away "$rm_way"
	wait $!
	rm_del a
	not rm_class a
}

requires sim
test_start 1
parameter_set gunyah_rm completion default
rm_timeout 50
soak_begin
check "nothing of it was left in any cycle" chaos_each cycle
