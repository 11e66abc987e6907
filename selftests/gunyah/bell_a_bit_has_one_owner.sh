#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A bit of a doorbell, or all of them, can be claimed by one at a time.
. "${0%/*}/lib/test.sh"

requires sim
test_start 16

bell_new a
bell_give a gunyah_selftest_bell_claims
bell_subject owner
