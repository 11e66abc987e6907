#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# When a claim has been released its callback has returned.
. "${0%/*}/lib/test.sh"

requires sim
test_start 3

bell_new a
bell_give a gunyah_selftest_bell_claims
bell_subject wait
