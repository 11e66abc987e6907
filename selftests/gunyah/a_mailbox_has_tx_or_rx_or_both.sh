#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A mailbox works with a TX queue, an RX queue, or both, and shows no more
# than it has.
. "${0%/*}/lib/test.sh"

shows() {
	queue_class a || return
	[ -d "$reply/tx" ] && shown_tx=tx || shown_tx=
	[ -d "$reply/rx" ] && shown_rx=rx || shown_rx=
	same "directions shown" "$1" "$shown_tx$shown_rx"
}

sends() {
	traffic a "count=3 window=3" && each_once a 3 &&
		same "messages the peer has got" "64 64 64 EAGAIN" \
			"$(peer -n read a 4 | xargs)"
}

receives() {
	peer write a 3 >/dev/null && eventually stat_is a received 3
}

requires sim
test_start 7

queue_new a peer=user direction=tx
check "TX only shows no RX" shows tx
check "TX only sends" sends
queue_del a
queue_new a peer=user direction=rx
check "RX only shows no TX" shows rx
check "RX only receives" receives
queue_del a
queue_new a peer=user direction=both
check "both shows both" shows txrx
check "both sends" sends
check "both receives" receives
