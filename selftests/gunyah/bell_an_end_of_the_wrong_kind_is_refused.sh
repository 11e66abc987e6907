#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A sender is made of a sending end only, a receiver of a receiving end, and
# the log says so; the masks are the sender's where it has the right to them.
. "${0%/*}/lib/test.sh"

requires sim
test_start 8

for source in send clear; do
	bell_new a "source=$source"
	[ $source = clear ] && clear=Y || clear=N
	bell_give a gunyah_selftest_bell_claims "clear=$clear"
	bell_subject end "$source: "
	module_unload gunyah_selftest_bell_claims
	bell_del a
done
check "the log names what it is" log_says "a: resource is of type 1, not 0"
check "and the other" log_says "a: resource is of type 0, not 1"
