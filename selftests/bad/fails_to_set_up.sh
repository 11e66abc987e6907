#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is to be tested cannot be set up.
# Boot: stock
# Caught by: Bail out! there is no such thing
. "${0%/*}/lib/test.sh"

requires sim
test_start 1

fatal "there is no such thing"
