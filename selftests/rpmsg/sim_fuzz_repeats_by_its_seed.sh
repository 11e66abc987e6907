#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The same seed makes the same messages, another makes others.

. "${0%/*}/lib/test.sh"

# fuzzed SEED: $reply is "COUNT SEED DIGEST" of such a run on a remote of its own
fuzzed() {
	remote_new "fuzz$((fuzzed += 1))"
	remote_do "fuzz$fuzzed" fuzz "2000 $1" &&
		contents "$remote_configfs/fuzz$fuzzed/fuzz"
}

again() {
	fuzzed 7 || return
	first=$reply
	fuzzed 7 && same "digest" "$first" "$reply"
}

another() {
	fuzzed 8 && [ "${first##* }" != "${reply##* }" ]
}

requires bus
test_start 3
fuzzed=0
check "the same seed makes the same messages" again
check "another seed makes others" another
check "the seed is told" log_says "fuzz: count 2000, seed 7"
