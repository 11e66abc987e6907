#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A callback can release the claim that it is called for, and make another,
# without waiting for itself.
. "${0%/*}/lib/test.sh"

requires sim
test_start 5

bell_new a
bell_give a gunyah_selftest_bell_claims
bell_subject own
