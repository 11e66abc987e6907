#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Doorbells of all kinds come, go, and are refused in a random order; after each
# step pages of all orders, the number of doorbells and of unsafe ones, and
# whether all are safe are what a simple model says.
. "${0%/*}/lib/test.sh"

agrees() {
	IFS= read -r reply <"$file"
	same "the registry" agrees "$reply"
}

# Much of everything, or the model did not say much
much() {
	sed 1d "$file" >"$tmp/counts"
	while read -r what count; do
		at_least "$what" $((chaos_cycles / 20)) "$count" || return
	done <"$tmp/counts"
}

requires registry
test_start 3
registry_alone
test_tmp
soak_begin
test_module msi_selftest_model cycles="$chaos_cycles" seed="$chaos_seed"
said_file msi_selftest_model
file=$reply
check "after each step" agrees
check "they came, went, and were refused" much
check "nothing is left" registry_empty
