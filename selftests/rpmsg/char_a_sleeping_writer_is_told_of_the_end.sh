#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program that sleeps in a write is woken when its endpoint or its link goes,
# and by a signal, each with an error that programs know. Removal does not wait
# for the remote.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

# sleep_in_write: $char_pid does
sleep_in_write() {
	char_need silent writer 0x500 0x600
	char_start writer "$reply" catch nonblock=1 fill=8 nonblock=0 write=8 \
		write=8
	eventually link_is silent tx/sleepers 1
}

# ends_by LINES COMMAND...
ends_by() {
	sleep_in_write || return
	ends_want=$1
	shift
	"$@" && eventually ended
}

ended() {
	same "the writer" "$ends_want" "$(tail -n +2 "$tmp/writer" | tr '\n' ';')"
}

control() {
	remote_device silent
	echo "$reply.rpmsg_ctrl.0.0" >"/sys/bus/rpmsg/drivers/rpmsg_ctrl/$1"
}

killed() {
	sleep_in_write || return
	kill -KILL $char_pid
	wait $char_pid
	same status 137 $? && link_is silent tx/sleepers 0
}

interrupted() {
	ends_by "write EINTR;" kill_it || return
	# It sleeps in the next write by now, or soon.
	kill -KILL $char_pid
	wait $char_pid
	same status 137 $?
}

kill_it() {
	kill -USR1 "$char_pid"
}

again() {
	remote_live silent && char_need silent again 0x500 0x600 &&
		char_is "fill 16 EAGAIN;" "$reply" nonblock=1 fill=8
}

requires remote
test_start 5
test_tmp
remote_new silent remote=silent
check "a signal interrupts a write" interrupted
check "SIGKILL ends a write" killed
check "unbinding ends a write" ends_by "write EPIPE;write EPIPE;" control unbind
control bind
check "the end of the remote ends a write" \
	ends_by "write EPIPE;write EPIPE;" remote_kill silent
check "the remote that comes back has all its buffers" again
