#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whatever the queue, its traffic and the way it is taken away, at whatever
# moment, and though the driver of a neighbour unloads under traffic: every
# message completes once. CHAOS_SEED and CHAOS_CYCLES say it all.
. "${0%/*}/lib/test.sh"

senders=gunyah_selftest_senders

# queue_random: a busy queue; fails where the kernel lacks what it asks for
queue_random() {
	chaos_choose loopback echo && queue_peer=$reply
	chaos_choose 1 2 8 255 && queue_depth=$reply
	chaos_choose tasklet irq_work bh_workqueue workqueue irq_thread poll &&
		queue_completion=$reply
	chaos_choose 1 4 20 && queue_threads=$reply
	chaos_choose 0 1
	queue_new a "peer=$queue_peer" "depth=$queue_depth"
	queue_give a $senders "completion=$queue_completion" \
		"threads=$queue_threads" "tx_block=$reply"
	queue_bound a
}

disturb() {
	chaos_choose tx_irq_lose tx_irq_repeat tx_irq_spurious tx_full \
		rx_irq_lose rx_irq_repeat rx_empty rx_oversize
	disturbance=$reply
	chaos_choose 1 3 9
	fault a "$disturbance" "$reply"
}

# unload_other: the driver of the other queue, which is busy; not every time,
# for a kernel that releases objects late takes seconds
unload_other() {
	chaos_choose stays stays unloads
	[ "$reply" = stays ] || {
		traffic_start b "count=1000000 window=4" &&
			module_unload gunyah_traffic && modprobe gunyah_traffic
	}
}

# take_away WAY: fine if it has gone some other way
take_away() {
	case $1 in
	removed)	queue_del a ;;
	ended)		echo 0 >"$sim_configfs/a/live" ;;
	unbound)	driver_unbind $senders.senders "$queue_given" ;;
	esac 2>/dev/null
}

cycle() {
	if queue_random; then
		disturb
		disturb
		chaos_pick 40
		sleep "0.$((10 + reply))"
		unload_other || return
		chaos_choose removed ended unbound && way=$reply
		chaos_choose removed ended unbound
		# At the same time, for they may meet.
		take_away "$reply" &
		take_away "$way"
		wait $!
		queue_del a
		senders_each_once failed=0 || return
	fi
	queue_del a
	module_unload $senders
}

requires sim
test_start 1
soak_begin
queue_new b peer=echo
check "every message completed once in every cycle" chaos_each cycle
