#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The test is killed before it says anything.
# Boot: stock
# Caught by: exit=137
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

kill -KILL $$
