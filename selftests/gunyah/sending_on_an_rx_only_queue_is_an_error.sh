#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A mailbox without a TX queue completes every message with -EOPNOTSUPP.
. "${0%/*}/lib/test.sh"

EOPNOTSUPP=95

requires sim
test_start 2

queue_new a peer=user direction=rx
traffic a "count=5 window=5"
check "each message completes once, with -EOPNOTSUPP" stats_are a \
	"sent=5 done=5 done_errors=5 done_twice=0 last_error=-$EOPNOTSUPP"
peer write a >/dev/null
check "and receiving goes on" eventually stat_is a received 1
