#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A receiver can read, clear and reset bits that nobody has claimed, and none
# that somebody has.
. "${0%/*}/lib/test.sh"

requires sim
test_start 19

bell_new a
bell_give a gunyah_selftest_bell_claims
bell_subject unclaimed
check "what was reset is enabled no more" bell_state_is a enable 0
