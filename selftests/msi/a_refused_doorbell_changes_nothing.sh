#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What is refused leaves doorbells, their listing, the number of unsafe ones and
# the pages of every order as they were, and no notifier hears of it. What is
# taken changes them, and its end changes them back.
. "${0%/*}/lib/test.sh"

requires registry parts
test_start 32
registry_alone
counter refused_allocs
before=$reply
test_module msi_selftest_calls
said_file msi_selftest_calls
refusals=0
while IFS=$tab read -r group verdict state what; do
	check "$group: $what" same "the registry" same "$state"
	case $what in
	"as far as "* | "from where "* | *" touch" | "one part for "* | \
		*" between "* | "the longest "* | "the last "*" of the "* | \
		"the first "*" of the "* | "as much "*) ;;
	*) refusals=$((refusals + 1)) ;;
	esac
done <"$reply"
check "all that was refused is counted" \
	counters_are "refused_allocs=$((before + refusals))"
