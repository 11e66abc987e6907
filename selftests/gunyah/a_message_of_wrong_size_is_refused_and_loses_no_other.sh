#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# An empty message gets -EINVAL, one that is too long for its queue -EMSGSIZE,
# also where the hypervisor would swallow them; those around them arrive.
. "${0%/*}/lib/test.sh"

EINVAL=22
EMSGSIZE=90

requires sim
test_start 8

for behaviour in documented observed; do
	queue_new a peer=user max_size=100 behaviour=$behaviour
	traffic a "size=100"
	traffic a "size=0"
	check "$behaviour: empty" \
		stats_are a "done_errors=1 last_error=-$EINVAL last_error_seq=2"
	traffic a "size=101"
	check "$behaviour: one byte too long" stats_are a \
		"done_errors=2 last_error=-$EMSGSIZE last_error_seq=3"
	traffic a "size=2048"
	traffic a "size=1"
	check "$behaviour: longer than any queue takes" stats_are a \
		"done_errors=3 last_error=-$EMSGSIZE last_error_seq=4 done=5"
	check "$behaviour: the others arrive" same "sizes received" \
		"100 1 EAGAIN" "$(peer -n read a 3 | xargs)"
	queue_del a
done
