#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program goes on.
# Boot: stock
# Caught by: nothing is left behind
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

sleep 1000 &
check "it runs" kill -0 $!
