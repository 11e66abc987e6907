#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The ring says how much of a buffer was used and the header how long the
# message is. Only what is within both is handed on, and every other buffer
# goes back: there are far more bad messages than buffers.

. "${0%/*}/lib/test.sh"

# hostile COMMAND: with each pair of lengths
hostile() {
	for used in 0 1 15 16 17 511 512 513 65535; do
		for len in 0 1 495 496 497 600 65535; do
			"$1" || return
		done
	done
}

# hostile_send: and count what is to come of it
hostile_send() {
	remote_do echo raw "$used $len 0x600 0x400 0" || return
	if [ "$used" -ge 16 ] && [ "$used" -le 512 ] &&
		[ "$len" -le $((used - 16)) ]; then
		good=$((good + 1))
	else
		bad=$((bad + 1))
	fi
}

judged() {
	# The announcement of the service was received, too.
	eventually link_are echo \
		"rx/received=$((good + 1)) rx/dropped=$bad rx/lost_buffers=0" &&
		client_totals_are "received=$good"
}

# As many messages as there are buffers, of which the guest does not hear
all_buffers() {
	remote_counter echo sent
	all_sent=$((reply + 16))
	remote_fault echo rx_irq_lose 1000
	remote_do echo send "0x600 0x400 496 16" &
	eventually remote_counter_is echo sent $all_sent || return
	wait $!
	remote_fault echo rx_irq_lose 0
	remote_fault echo rx_irq_raise 1
	eventually client_totals_are "received=$((good + 16))"
}

requires bus
test_start 4
client_load
remote_new echo
service_new echo selftest 0x600
good=0
bad=0
check "any pair of lengths is taken" hostile hostile_send
check "what fits is received, what does not is dropped" judged
# More than the message has: bytes that nobody sent, or of the next buffer
check "no client sees a byte that is not the message's" \
	client_totals_are "wrong=0"
check "every buffer is with the remote again" all_buffers
