#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whatever takes a busy queue away, and whenever: each message that it had
# accepted completes, once. Meanwhile the driver of another busy queue goes.
. "${0%/*}/lib/test.sh"

senders=gunyah_selftest_senders

# queue_random NAME: a queue that nobody but the senders has
queue_random() {
	chaos_choose tasklet irq_work workqueue irq_thread poll
	echo "$reply" >"/sys/module/$senders/parameters/completion"
	chaos_choose peer=loopback peer=echo
	queue_peer=$reply
	chaos_choose behaviour=documented behaviour=observed
	queue_behaviour=$reply
	chaos_choose depth=1 depth=2 depth=3 depth=5 depth=8 depth=13
	queue_new "$1" "$queue_peer" "$queue_behaviour" "$reply"
	queue_device "$1" || return
	device=$reply
	[ -d "$sim_bus/drivers/$senders.senders/$device" ] && return
	driver_unbind gunyah_traffic.traffic "$device"
	driver_bind "$senders.senders" "$device"
}

# disturb NAME: some interrupts go wrong, or none. Not so that an RX interrupt
# is lost: on a full queue no other would come.
disturb() {
	chaos_choose no_fault tx_irq_lose=3 tx_irq_spurious=3 tx_irq_repeat=3 \
		tx_irq_delay_us=2000 rx_irq_spurious=3 rx_irq_repeat=3 \
		rx_irq_delay_us=2000
	[ "$reply" = no_fault ] || fault "$1" "${reply%=*}" "${reply#*=}"
}

# busy: some messages later
busy() {
	chaos_pick 100
	busy_wanted=$reply
	senders_total completed
	eventually senders_at_least completed $((reply + busy_wanted))
}

# take_away NAME
take_away() {
	chaos_choose remove_the_queue end_its_device unbind_the_driver
	case $reply in
	remove_the_queue) queue_del "$1" ;;
	end_its_device) echo 0 >"$sim_configfs/$1/live" ;;
	unbind_the_driver) driver_unbind "$senders.senders" "$device" ;;
	esac
	queue_del "$1"
}

# other: the other queue's driver stays, or goes under traffic and comes back
other() {
	chaos_choose keep keep keep unload
	[ "$reply" = keep ] || {
		traffic_start b "count=1000000 window=4" &&
			rmmod gunyah_traffic && modprobe gunyah_traffic
	}
}

cycle() {
	why="cannot be set up"
	queue_random a || return
	disturb a
	busy || return
	why="the other driver does not unload"
	other || return
	take_away a
	senders_each_once
}

requires sim
test_start 2
chaos_begin 8

queue_new b peer=echo
test_module $senders threads=8
check "each accepted message completes once" chaos_each cycle
senders_total completed
check "some did" at_least completed 100 "$reply"
