#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What an endpoint sends to an echo comes back to it, of any size that fits.

. "${0%/*}/lib/test.sh"

requires remote
test_start 4
remote_new echo
check "a message of one byte comes back" client echo 0x500 0x600 echo 1 1
check "the longest message comes back" client echo 0x500 0x600 echo 1 496
check "a thousand messages come back, one by one" \
	client echo 0x500 0x600 echo 1000 64
check "the remote has counted them" \
	remote_counters_are echo "received=1002 sent=1002 bad_messages=0"
