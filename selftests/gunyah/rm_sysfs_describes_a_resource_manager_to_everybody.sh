#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# /sys/class/gunyah_rm tells what a tool needs to know about a Resource Manager,
# to every user, and can be changed by none.
. "${0%/*}/lib/test.sh"

nobody=65534

# shellcheck disable=SC2086
everybody_reads() {
	"$test_dir/drop" $nobody none cat $files >/dev/null
}

# shellcheck disable=SC2086
nobody_writes() {
	same "modes" 444 "$(stat -c %a $files | sort -u | xargs)"
}

counters_begin_at_0() {
	# shellcheck disable=SC2046
	same "counters" 0 "$(sort -u $(echo "$dir"/calls/* "$dir"/drops/* \
		"$dir"/notifications/*) | xargs)"
}

requires sim
test_start 6

rm_new a
rm_class a
dir=$reply
files="$dir/id $dir/generation $dir/name $(echo "$dir"/calls/* "$dir"/drops/* \
	"$dir"/notifications/*)"
check "everybody can read all of it" everybody_reads
check "nobody can write" nobody_writes
check "the counters begin at 0" counters_begin_at_0
rm_calls a "count=5 size=1000"
check "and count" rm_counters_are a "calls/begun=5 calls/answered=5"
contents "$dir/generation"
before=$reply
rm_del a
rm_new a
rm_counter_of a generation
check "its generation is used once" at_least "generation" $((before + 1)) "$reply"
rm_counter_of a id
check "its id again" same "id" "${dir##*rm}" "$reply"
