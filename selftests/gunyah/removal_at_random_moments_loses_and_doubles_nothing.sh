#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whatever the queue, its traffic and the way it is taken away, at whatever
# moment: every message completes once. CHAOS_SEED and CHAOS_CYCLES say it all.
. "${0%/*}/lib/test.sh"

senders=gunyah_selftest_senders
contexts="tasklet irq_work bh_workqueue workqueue irq_thread poll"

# take_away WAY: fine if it has gone some other way
take_away() {
	case $1 in
	rmdir)	queue_del a ;;
	dead)	echo 0 >"$sim_configfs/a/live" ;;
	unbind)	driver_unbind $senders.senders "$queue_given" ;;
	esac 2>/dev/null
}

disturb() {
	random_of tx_irq_lose tx_irq_repeat tx_irq_spurious tx_full \
		rx_irq_lose rx_irq_repeat rx_empty rx_oversize
	disturbance=$reply
	random 9
	fault a "$disturbance" $((reply + 1))
}

# cycle: one queue, from beginning to end
cycle() {
	random_of 1 2 8 255 && depth=$reply
	random_of loopback echo && peer=$reply
	# shellcheck disable=SC2086
	random_of $contexts && completion=$reply
	random_of 0 1 && tx_block=$reply
	random 20 && threads=$((reply + 1))
	random_of rmdir dead unbind && way=$reply
	random_of rmdir dead unbind && other=$reply
	story="$peer of depth $depth, $completion, tx_block=$tx_block, $threads threads, $way and $other"

	queue_new a "peer=$peer" "depth=$depth"
	queue_give a $senders "threads=$threads" "tx_block=$tx_block" \
		"completion=$completion"
	if queue_bound a; then
		disturb
		disturb
		random 40
		sleep "0.$((10 + reply))"
		# At the same time, for they may meet.
		take_away "$other" &
		take_away "$way"
		wait $!
		queue_del a
		senders_each_once "failed=0" || return
	fi
	test_clean_up
}

cycles() {
	while [ "$random_cycles" -gt 0 ]; do
		if ! cycle; then
			why="$random_cycles cycles before the end, $story: $why"
			return 1
		fi
		random_cycles=$((random_cycles - 1))
	done
}

requires sim
test_start 1

random_start 6
check "every message completed once in every cycle" cycles
