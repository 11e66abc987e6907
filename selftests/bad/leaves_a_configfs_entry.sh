#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A configfs directory stays.
# Boot: stock
# Caught by: nothing is left behind
. "${0%/*}/lib/test.sh"

# A failing test waits that long for its leftovers to go.
patience=5

requires sim
test_start 1

check "the directory is made" mkdir "$sim_configfs/left"
