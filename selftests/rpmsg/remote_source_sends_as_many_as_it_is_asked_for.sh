#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A source answers one message with many, more than there are buffers.

. "${0%/*}/lib/test.sh"

requires remote
test_start 2
remote_new source remote=source ring_size=4
check "one message brings 500 numbered ones" \
	client source 0x500 0x600 source 500 32
check "the remote has counted them" \
	remote_counters_are source "received=1 sent=500"
