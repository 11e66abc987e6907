#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A caller that is killed leaves at once, whether its call is on the wire or
# waits for that. The call on the wire keeps it until it is answered.
. "${0%/*}/lib/test.sh"

# begin_call: by a process of its own; it is $caller
begin_call() {
	rm_file a run
	sh -c "echo size=100 >$reply" 2>/dev/null &
	caller=$!
	cleanup "kill -KILL $caller 2>/dev/null"
}

# asleep PID: it waits for something that only a fatal signal ends
asleep() {
	same "state of $1" D "$(awk '/^State/ { print $2 }' "/proc/$1/status")"
}

# ends PID: though no answer comes
ends() {
	kill -KILL "$1"
	wait "$1" 2>/dev/null
	same "signal" 137 $?
}

requires sim
test_start 7

rm_timeout 3600000
rm_new a
rm_fault a lose
begin_call
first=$caller
eventually rm_counters_are a calls/begun=1
eventually asleep "$first"
# The file of gunyah_rm_traffic has one user at a time.
test_module $rm_module
(rm_typed vmid) &
second=$!
cleanup "kill -KILL $second 2>/dev/null"
eventually asleep "$second"
check "one that waits for the wire is killed" ends "$second"
check "it never began" rm_counters_are a "calls/begun=1 calls/abandoned=0"
check "one that waits for an answer is killed" ends "$first"
check "it is abandoned" rm_counters_are a "calls/begun=1 calls/abandoned=1"
begin_call
eventually asleep "$caller"
check "its call keeps the wire" rm_counters_are a calls/begun=1
kill -KILL "$caller"
wait "$caller" 2>/dev/null
rm_del a
check "until the Resource Manager goes" not rm_class a
rm_new b
check "another one works" rm_works b
