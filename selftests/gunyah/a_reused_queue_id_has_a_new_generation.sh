#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The id of a queue that has gone is given out again, its generation never.
. "${0%/*}/lib/test.sh"

# generations_differ GENERATION...
generations_differ() {
	why="generations: $*"
	while [ $# -gt 1 ]; do
		generation=$1
		shift
		case " $* " in
		*" $generation "*) return 1 ;;
		esac
	done
}

requires sim
test_start 3

queue_new a
queue_new b
counter_of a id && id=$reply
counter_of a generation && first=$reply
counter_of b generation && second=$reply
queue_del a
queue_new a
check "the id is used again" counter_is a id "$id"
counter_of a generation && third=$reply
check "the generation is not" \
	generations_differ "$first" "$second" "$third"
check "and is not 0" [ "$first" != 0 ]
